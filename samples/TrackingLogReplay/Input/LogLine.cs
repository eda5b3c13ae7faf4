using System.Globalization;
using System.Text.Json;
using EventTracking;

namespace TrackingLogReplay.Input;

/// <summary>One line of a tracking log.</summary>
/// <param name="Name">The field <c>event_type</c>.</param>
/// <param name="Time">The field <c>time</c>, if it is valid; <paramref name="Fields"/> contains it as well.</param>
/// <param name="Data">The field <c>event</c>, decoded; JSON <c>null</c> if it is missing.</param>
/// <param name="Context">The members of the field <c>context</c>, if it is an object.</param>
/// <param name="Fields">All other fields; <see langword="null"/> for the output of a tracker without additional fields.</param>
internal sealed record LogLine(string Name, DateTimeOffset? Time, JsonElement Data, EventContext Context, EventContext? Fields)
{
    /// <summary>The fraction of a second and the offset are optional.</summary>
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private static readonly JsonElement Null = JsonElement.Parse("null");

    /// <summary>Reads a line of a tracking log.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="line">The line, an object.</param>
    public static LogLine From(string name, JsonElement line)
    {
        var fields = Members(line);
        fields.Remove("event_type");
        var data = fields.Remove("event", out var value) ? EventField.Decode(value) : Null;
        var context = TakeContext(fields);
        return new LogLine(name, TimeOf(line, "time"), data, AsContext(context), AsContext(fields));
    }

    /// <summary>Reads a line that a tracker has written, with <c>name</c>, <c>timestamp</c>, <c>data</c> and <c>context</c>.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="line">The line, an object.</param>
    public static LogLine FromReplayed(string name, JsonElement line)
    {
        var fields = Members(line);
        fields.Remove("name");
        var time = TimeOf(line, "timestamp");
        if (time is not null)
            fields.Remove("timestamp");
        var data = fields.Remove("data", out var value) ? value : Null;
        var context = TakeContext(fields);
        return new LogLine(name, time, data, AsContext(context), fields.Count > 0 ? AsContext(fields) : null);
    }

    private static OrderedDictionary<string, JsonElement> TakeContext(OrderedDictionary<string, JsonElement> fields)
    {
        var context = fields.GetValueOrDefault("context");
        if (context.ValueKind is JsonValueKind.Object)
            fields.Remove("context");
        return Members(context);
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

    private static DateTimeOffset? TimeOf(JsonElement line, string field) =>
        line.TryGetProperty(field, out var time)
        && time.ValueKind is JsonValueKind.String
        && DateTimeOffset.TryParseExact(
            time.GetString(), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed
            : null;
}
