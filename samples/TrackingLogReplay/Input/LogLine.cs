using System.Globalization;
using System.Text.Json;
using EventTracking;

namespace TrackingLogReplay.Input;

/// <summary>The event of one line of a tracking log. Nothing of the line is left out.</summary>
/// <param name="Name">The field <c>event_type</c>.</param>
/// <param name="Time">The field <c>time</c>, where it is a time; it is among the other fields as well.</param>
/// <param name="Data">The field <c>event</c>, decoded; <c>null</c> where there is none.</param>
/// <param name="Context">What is in the field <c>context</c>, where that is an object.</param>
/// <param name="Fields">All other fields.</param>
internal sealed record LogLine(string Name, DateTimeOffset? Time, JsonElement Data, EventContext Context, EventContext Fields)
{
    /// <summary>A fraction of a second and an offset may be missing.</summary>
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private static readonly JsonElement Null = JsonElement.Parse("null");

    /// <summary>Takes a line apart.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="line">The line, an object.</param>
    public static LogLine From(string name, JsonElement line)
    {
        var fields = Members(line);
        fields.Remove("event_type");
        var data = fields.Remove("event", out var value) ? EventField.Decode(value) : Null;
        var context = Members(fields.GetValueOrDefault("context"));
        if (fields.GetValueOrDefault("context").ValueKind is JsonValueKind.Object)
            fields.Remove("context");

        return new LogLine(name, TimeOf(line), data, AsContext(context), AsContext(fields));
    }

    private static OrderedDictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        if (value.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
                members[member.Name] = member.Value;
        }

        return members;
    }

    private static EventContext AsContext(IEnumerable<KeyValuePair<string, JsonElement>> members) =>
        new(members.Select(static member => KeyValuePair.Create(member.Key, (object?)member.Value)));

    private static DateTimeOffset? TimeOf(JsonElement line) =>
        line.TryGetProperty("time", out var time)
        && time.ValueKind is JsonValueKind.String
        && DateTimeOffset.TryParseExact(
            time.GetString(), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed
            : null;
}
