using System.Globalization;

namespace EventTracking.Serialization;

/// <summary>
/// Writes the timestamp of a line, <c>2026-11-23T19:29:34.718308+00:00</c>: always UTC, always six fraction digits. One for
/// each thread: the text of the current second is kept, and only the fraction is written anew.
/// </summary>
internal sealed class LineTimestamp
{
    public const int Length = 32;
    private const int FractionStart = 20;
    private const int FractionDigits = 6;

    private readonly byte[] _text = "0000-00-00T00:00:00.000000+00:00"u8.ToArray();
    private long _second = -1;

    /// <summary>Writes the timestamp.</summary>
    /// <param name="utcTicks">The instant, in ticks of UTC; what is below a microsecond is cut off.</param>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    public void Write(long utcTicks, Span<byte> destination)
    {
        var second = Math.DivRem(utcTicks, TimeSpan.TicksPerSecond, out var ticks);
        if (second != _second)
            StartSecond(second);

        var fraction = (int)(ticks / TimeSpan.TicksPerMicrosecond);
        for (var i = FractionStart + FractionDigits - 1; i >= FractionStart; i--)
        {
            _text[i] = (byte)('0' + (fraction % 10));
            fraction /= 10;
        }

        _text.CopyTo(destination);
    }

    private void StartSecond(long second)
    {
        new DateTime(second * TimeSpan.TicksPerSecond, DateTimeKind.Utc)
            .TryFormat(_text, out _, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        _second = second;
    }
}
