using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EventTracking.Tool.Inference.Lines;

/// <summary>The event of one line.</summary>
/// <param name="Name">The event name.</param>
/// <param name="Data">The data; JSON <c>null</c> if the line has none.</param>
internal sealed record EventLine(string Name, JsonElement Data)
{
    private static readonly JsonElement Null = JsonElement.Parse("null");

    /// <summary>
    /// Reads a line that a tracker has written (<c>name</c>, <c>timestamp</c>, <c>data</c>), or a line of an edX tracking log
    /// (<c>event_type</c>, <c>event</c>).
    /// </summary>
    /// <param name="utf8">The line, without its line break.</param>
    /// <param name="reason">Why the line is not an event; empty if it is one.</param>
    /// <returns><see langword="null"/> if the line is not an event.</returns>
    public static EventLine? Read(ReadOnlySpan<byte> utf8, out string reason)
    {
        reason = "";
        try
        {
            if (!Utf8.IsValid(utf8))
                reason = "not UTF-8";
            else if (ReadObject(StrictJson.Parse(LogPrefix.Remove(utf8)), ref reason) is { } line)
                return line;
        }
        catch (JsonException exception)
        {
            // Without the position, which is relative to this line.
            reason = $"not JSON: {exception.Message.Split(" LineNumber:")[0]}";
        }
        catch (InvalidOperationException)
        {
            reason = "a string contains an unpaired surrogate";
        }

        return null;
    }

    private static EventLine? ReadObject(JsonElement line, ref string reason)
    {
        if (line.ValueKind is not JsonValueKind.Object)
        {
            reason = "not a JSON object";
        }
        else if (NameIn(line, "event_type") is { } type)
        {
            if (IsShort(type, ref reason))
                return new EventLine(type, Field(line, "event") is { } data ? EncodedData.Decode(data) : Null);
        }
        else if (NameIn(line, "name") is { } name && Field(line, "timestamp") is not null)
        {
            if (IsShort(name, ref reason))
                return new EventLine(name, Field(line, "data") ?? Null);
        }
        else
        {
            reason = "no event name: expected a string 'name' together with a 'timestamp', or a string 'event_type'";
        }

        return null;
    }

    private static bool IsShort(string name, ref string reason)
    {
        if (name.Length <= InferenceLimits.MaxEventNameLength)
            return true;
        reason = $"the event name is longer than {InferenceLimits.MaxEventNameLength} characters";
        return false;
    }

    private static string? NameIn(JsonElement line, string field) =>
        Field(line, field) is { ValueKind: JsonValueKind.String } name && !name.ValueEquals("") ? name.GetString() : null;

    private static JsonElement? Field(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value : null;
}
