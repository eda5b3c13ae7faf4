using System.Runtime.CompilerServices;
using EventTracking.Json;

namespace EventTracking.Line;

/// <summary>
/// Writes the timestamp of a line, <c>2026-11-23T19:29:34.718308+00:00</c>: always UTC, always six fraction digits. Each thread has its own
/// instance, which keeps the text of the current second and writes only the fraction anew.
/// </summary>
internal sealed class LineTimestamp
{
    public const int Length = 32;
    private const int FractionStart = 20;

    private readonly byte[] _text = "0000-00-00T00:00:00.000000+00:00"u8.ToArray();
    private long _secondStart = -TimeSpan.TicksPerSecond;

    /// <summary>Writes the timestamp.</summary>
    /// <param name="utcTicks">The time in UTC ticks, not negative; truncated to microseconds.</param>
    /// <param name="destination">Space for <see cref="Length"/> bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(long utcTicks, ref byte destination)
    {
        var ticks = utcTicks - _secondStart;
        if ((ulong)ticks >= TimeSpan.TicksPerSecond)
            ticks = StartSecond(utcTicks);

        // The fraction is written to the destination and not to the kept text: a wide copy right after narrow writes waits for them.
        Unsafe.CopyBlockUnaligned(ref destination, ref _text[0], Length);
        var microseconds = (uint)ticks / (uint)TimeSpan.TicksPerMicrosecond;
        var high = microseconds / 10_000;
        var rest = microseconds - (high * 10_000);
        var middle = rest / 100;
        DecimalDigits.WritePair(high, ref Unsafe.Add(ref destination, FractionStart));
        DecimalDigits.WritePair(middle, ref Unsafe.Add(ref destination, FractionStart + 2));
        DecimalDigits.WritePair(rest - (middle * 100), ref Unsafe.Add(ref destination, FractionStart + 4));
    }

    private long StartSecond(long utcTicks)
    {
        var ticks = utcTicks % TimeSpan.TicksPerSecond;
        _secondStart = utcTicks - ticks;
        IsoText.WriteSeconds(new DateTime(_secondStart, DateTimeKind.Utc), ref _text[0]);
        return ticks;
    }
}
