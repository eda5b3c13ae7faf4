using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TrackingLogReplay.Input;

/// <summary>Reads a line of a tracking log, or gives the reason why it has no event.</summary>
internal static class LogLineParser
{
    /// <summary>Reads a line.</summary>
    /// <param name="utf8">The line, without its line break.</param>
    /// <param name="reason">Why the line has no event; empty if it has one.</param>
    public static LogLine? Parse(ReadOnlySpan<byte> utf8, out string reason)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        if (utf8.Trim(" \t\r"u8).IsEmpty)
            return Reject("the line is empty", out reason);
        if (!Utf8.IsValid(utf8))
            return Reject("the line is not UTF-8", out reason);

        try
        {
            return Take(StrictJson.Parse(LogPrefix.Remove(utf8)), out reason);
        }
        catch (JsonException exception)
        {
            // Without the place, which counts the lines of this one line.
            return Reject($"not JSON: {exception.Message.Split(" LineNumber:")[0]}", out reason);
        }
        catch (InvalidOperationException)
        {
            return Reject("a string has half a surrogate pair", out reason);
        }
    }

    private static LogLine? Take(JsonElement line, out string reason)
    {
        if (line.ValueKind is not JsonValueKind.Object)
            return Reject("not a JSON object", out reason);

        reason = "";
        if (NameIn(line, "event_type") is { } type)
            return LogLine.From(type, line);
        if (NameIn(line, "name") is { } name && line.TryGetProperty("timestamp", out _))
            return LogLine.FromReplayed(name, line);
        return Reject("no name: the field event_type, or name beside a timestamp, must be a string", out reason);
    }

    private static string? NameIn(JsonElement line, string field) =>
        line.TryGetProperty(field, out var name) && name.ValueKind is JsonValueKind.String && !name.ValueEquals("") ? name.GetString() : null;

    private static LogLine? Reject(string because, out string reason)
    {
        reason = because;
        return null;
    }
}
