using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TrackingLogReplay.Input;

/// <summary>Parses a line of a tracking log, or returns the reason why it is rejected.</summary>
internal static class LogLineParser
{
    /// <summary>Parses a line.</summary>
    /// <param name="utf8">The line, without its line break.</param>
    /// <param name="reason">Why the line is rejected; empty if it is valid.</param>
    /// <returns><see langword="null"/> if the line is rejected.</returns>
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
            return Read(StrictJson.Parse(LogPrefix.Remove(utf8)), out reason);
        }
        catch (JsonException exception)
        {
            // Without the position, which is relative to this line.
            return Reject($"not JSON: {exception.Message.Split(" LineNumber:")[0]}", out reason);
        }
        catch (InvalidOperationException)
        {
            return Reject("a string contains an unpaired surrogate", out reason);
        }
    }

    private static LogLine? Read(JsonElement line, out string reason)
    {
        if (line.ValueKind is not JsonValueKind.Object)
            return Reject("not a JSON object", out reason);

        reason = "";
        if (NameIn(line, "event_type") is { } type)
            return LogLine.From(type, line);
        if (NameIn(line, "name") is { } name && line.TryGetProperty("timestamp", out _))
            return LogLine.FromReplayed(name, line);
        return Reject("no name: expected a string 'event_type', or a string 'name' together with a 'timestamp'", out reason);
    }

    private static string? NameIn(JsonElement line, string field) =>
        line.TryGetProperty(field, out var name) && name.ValueKind is JsonValueKind.String && !name.ValueEquals("")
            ? name.GetString()
            : null;

    private static LogLine? Reject(string because, out string reason)
    {
        reason = because;
        return null;
    }
}
