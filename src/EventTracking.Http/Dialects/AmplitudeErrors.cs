using System.Text.Json;
using EventTracking.Http.Requests;

namespace EventTracking.Http.Dialects;

/// <summary>
/// Reads Amplitude's answer 400: <c>{"error":"...","events_with_invalid_fields":{"time":[3,4]},"silenced_events":[7]}</c>. None of the
/// events was accepted.
/// </summary>
internal static class AmplitudeErrors
{
    public static RequestOutcome Read(HttpAnswer answer, int count)
    {
        var rejected = new List<RejectedEvent>();
        var body = JsonAnswer.TryParse(answer.Body);
        foreach (var member in body?.EnumerateObject() ?? default)
        {
            if (member.NameEquals("silenced_events"))
                Add(rejected, member.Value, count, "The user or device is silenced");
            else if (member.Name.StartsWith("events_with_", StringComparison.Ordinal) && member.Value.ValueKind is JsonValueKind.Object)
                AddFields(rejected, member, count, answer.Secrets);
        }

        if (rejected.Count > 0)
            return RequestOutcome.ResendWithout(rejected);
        return RequestOutcome.Of(
            ErrorOf(body).Contains("api key", StringComparison.OrdinalIgnoreCase) || MissingFieldOf(body) is "api_key"
                ? HttpVerdict.Unauthorized(answer)
                : HttpVerdict.Of(answer));
    }

    private static string ErrorOf(JsonElement? body) => TextOf(body, "error") ?? "";

    private static string? MissingFieldOf(JsonElement? body) => TextOf(body, "missing_field");

    private static string? TextOf(JsonElement? body, string member) =>
        body is { } answer && answer.TryGetProperty(member, out var text) && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;

    private static void AddFields(List<RejectedEvent> rejected, JsonProperty fields, int count, Secrets secrets)
    {
        var kind = fields.Name["events_with_".Length..].Replace('_', ' ');
        foreach (var field in fields.Value.EnumerateObject())
        {
            var name = secrets.Quote(System.Text.Encoding.UTF8.GetBytes(field.Name));
            Add(rejected, field.Value, count, $"Amplitude rejected the field '{name}': {kind}");
        }
    }

    private static void Add(List<RejectedEvent> rejected, JsonElement indexes, int count, string reason)
    {
        if (indexes.ValueKind is not JsonValueKind.Array)
            return;

        foreach (var item in indexes.EnumerateArray())
        {
            if (item.ValueKind is JsonValueKind.Number && item.TryGetInt32(out var index) && index >= 0 && index < count)
                rejected.Add(new RejectedEvent(index, $"{reason}."));
        }
    }
}
