using System.Globalization;
using System.Text;
using EventTracking.Line;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Finds out when a file was begun that another process, or an earlier one, has written.</summary>
internal static class FirstEvent
{
    /// <summary>The name of an event is shorter.</summary>
    private const int Longest = 4096;

    /// <summary>The length of <c>2026-11-23T19</c>: the hour is the shortest interval.</summary>
    private const int TimeLength = 13;

    /// <returns>The hour of the first event; that of the last write if the file does not begin with an event.</returns>
    public static DateTime TimeOf(LineFile file)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        var start = bytes[..file.Read(bytes, 0)];

        // The name cannot contain this text: quotes are escaped in it.
        var timestamp = start.IndexOf(LineFormat.TimestampKey) is >= 0 and var index ? start[(index + LineFormat.TimestampKey.Length)..] : default;
        return timestamp.Length >= TimeLength && TryParse(timestamp[..TimeLength], out var time) ? time : file.LastWriteTimeUtc;
    }

    private static bool TryParse(ReadOnlySpan<byte> hour, out DateTime time) => DateTime.TryParseExact(
        Encoding.UTF8.GetString(hour),
        "yyyy-MM-ddTHH",
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);
}
