using System.Runtime.CompilerServices;

namespace EventTracking.Json;

/// <summary>Writes dates and times in ISO 8601, digit by digit.</summary>
/// <remarks>
/// The framework's formatting adds time zones, their parsers and calendars to a native program. The tests compare with it.
/// </remarks>
internal static class IsoText
{
    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public const int DateLength = 10;

    /// <summary><c>yyyy-MM-ddTHH:mm:ss</c>.</summary>
    public const int SecondsLength = 19;

    /// <summary><c>yyyy-MM-ddTHH:mm:ss.fffffff</c>.</summary>
    public const int WithFractionLength = 27;

    /// <summary>The space that any of the formats needs.</summary>
    public const int MaxLength = 40;

    /// <summary>Writes <c>yyyy-MM-dd</c>.</summary>
    public static int WriteDate(DateOnly date, ref byte destination)
    {
        var (year, month, day) = date;
        var century = (uint)year / 100;
        DecimalDigits.WritePair(century, ref destination);
        DecimalDigits.WritePair((uint)year - (century * 100), ref Unsafe.Add(ref destination, 2));
        Unsafe.Add(ref destination, 4) = (byte)'-';
        DecimalDigits.WritePair((uint)month, ref Unsafe.Add(ref destination, 5));
        Unsafe.Add(ref destination, 7) = (byte)'-';
        DecimalDigits.WritePair((uint)day, ref Unsafe.Add(ref destination, 8));
        return DateLength;
    }

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ss</c>.</summary>
    public static int WriteSeconds(DateTime instant, ref byte destination)
    {
        WriteDate(DateOnly.FromDateTime(instant), ref destination);
        Unsafe.Add(ref destination, DateLength) = (byte)'T';
        WriteClock((ulong)instant.TimeOfDay.Ticks, ref Unsafe.Add(ref destination, DateLength + 1));
        return SecondsLength;
    }

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ss</c>, and the fraction without trailing zeros unless it is zero.</summary>
    public static int WriteInstant(DateTime instant, ref byte destination)
    {
        var written = WriteSeconds(instant, ref destination);
        var fraction = (uint)(instant.Ticks % TimeSpan.TicksPerSecond);
        if (fraction == 0)
            return written;

        written += WriteFraction(fraction, ref Unsafe.Add(ref destination, written));
        while (Unsafe.Add(ref destination, written - 1) == '0')
            written--;
        return written;
    }

    /// <summary>Writes an offset from UTC: <c>+02:00</c>.</summary>
    public static int WriteOffset(TimeSpan offset, ref byte destination)
    {
        var minutes = (uint)Math.Abs(offset.Ticks / TimeSpan.TicksPerMinute);
        destination = offset < TimeSpan.Zero ? (byte)'-' : (byte)'+';
        DecimalDigits.WritePair(minutes / 60, ref Unsafe.Add(ref destination, 1));
        Unsafe.Add(ref destination, 3) = (byte)':';
        DecimalDigits.WritePair(minutes % 60, ref Unsafe.Add(ref destination, 4));
        return 6;
    }

    /// <summary>Writes <c>[-][d.]hh:mm:ss[.fffffff]</c>: the days unless zero, and all seven digits of the fraction unless zero.</summary>
    public static int WriteDuration(TimeSpan duration, ref byte destination)
    {
        var written = 0;
        var ticks = (ulong)duration.Ticks;
        if (duration < TimeSpan.Zero)
        {
            // Negated as an unsigned number, because the smallest duration has no positive counterpart.
            ticks = 0 - ticks;
            Unsafe.Add(ref destination, written++) = (byte)'-';
        }

        var (days, time) = Math.DivRem(ticks, (ulong)TimeSpan.TicksPerDay);
        if (days > 0)
        {
            written += DecimalDigits.Write((long)days, ref Unsafe.Add(ref destination, written));
            Unsafe.Add(ref destination, written++) = (byte)'.';
        }

        written += WriteClock(time, ref Unsafe.Add(ref destination, written));
        var fraction = (uint)(ticks % TimeSpan.TicksPerSecond);
        return fraction == 0 ? written : written + WriteFraction(fraction, ref Unsafe.Add(ref destination, written));
    }

    /// <summary>Writes <c>HH:mm:ss</c>.</summary>
    private static int WriteClock(ulong ticksOfDay, ref byte destination)
    {
        var seconds = (uint)(ticksOfDay / TimeSpan.TicksPerSecond);
        var minutes = seconds / 60;
        DecimalDigits.WritePair(minutes / 60, ref destination);
        Unsafe.Add(ref destination, 2) = (byte)':';
        DecimalDigits.WritePair(minutes % 60, ref Unsafe.Add(ref destination, 3));
        Unsafe.Add(ref destination, 5) = (byte)':';
        DecimalDigits.WritePair(seconds % 60, ref Unsafe.Add(ref destination, 6));
        return 8;
    }

    /// <summary>Writes a dot and seven digits.</summary>
    private static int WriteFraction(uint ticks, ref byte destination)
    {
        destination = (byte)'.';
        DecimalDigits.WritePair(ticks / 100_000, ref Unsafe.Add(ref destination, 1));
        DecimalDigits.WritePair(ticks / 1_000 % 100, ref Unsafe.Add(ref destination, 3));
        DecimalDigits.WritePair(ticks / 10 % 100, ref Unsafe.Add(ref destination, 5));
        Unsafe.Add(ref destination, 7) = (byte)('0' + (ticks % 10));
        return 8;
    }
}
