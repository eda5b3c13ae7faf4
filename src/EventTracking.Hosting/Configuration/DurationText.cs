using System.Globalization;

namespace EventTracking.Hosting.Configuration;

/// <summary>
/// Reads durations such as <c>00:00:01</c>, <c>1s</c> and <c>500ms</c>. Numbers need a unit, and times need seconds: <c>1:00</c> could be
/// an hour or a minute.
/// </summary>
internal static class DurationText
{
    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("min", TimeSpan.TicksPerMinute),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
    ];

    public static bool TryParse(string text, out TimeSpan duration) =>
        TryParseWithUnit(text, out duration)
        || (text.AsSpan().Count(':') == 2
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out duration) && duration >= TimeSpan.Zero);

    private static bool TryParseWithUnit(string text, out TimeSpan duration)
    {
        duration = default;
        var trimmed = text.AsSpan().Trim();
        var unit = Array.Find(Units, unit => text.AsSpan().Trim().EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase));
        if (unit.Unit is null
            || !decimal.TryParse(
                trimmed[..^unit.Unit.Length].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count > TimeSpan.MaxValue.Ticks / unit.Ticks)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(count * unit.Ticks));
        return true;
    }
}
