using System.Globalization;
using System.Text;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Finds out when a file was begun that another process, or an earlier one, has written.</summary>
internal static class FirstEvent
{
    /// <summary>The name of an event is shorter.</summary>
    private const int Longest = 4096;

    /// <summary>The length of <c>2026-11-23T19</c>: the hour is the shortest interval.</summary>
    private const int TimeLength = 13;

    /// <summary>In a line of ours these bytes follow the name, and cannot be a part of it: it has no unescaped quotes.</summary>
    private static ReadOnlySpan<byte> BeforeTimestamp => "\",\"timestamp\":\""u8;

    /// <returns>The hour of the first event; that of the last write if the file does not begin with an event.</returns>
    public static DateTime TimeOf(LineFile file)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        var start = bytes[..file.Read(bytes, 0)];
        var timestamp = start.IndexOf(BeforeTimestamp) is >= 0 and var index ? start[(index + BeforeTimestamp.Length)..] : default;
        return timestamp.Length >= TimeLength && TryParse(timestamp[..TimeLength], out var time) ? time : file.LastWriteTimeUtc;
    }

    private static bool TryParse(ReadOnlySpan<byte> hour, out DateTime time) => DateTime.TryParseExact(
        Encoding.UTF8.GetString(hour),
        "yyyy-MM-ddTHH",
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);
}
