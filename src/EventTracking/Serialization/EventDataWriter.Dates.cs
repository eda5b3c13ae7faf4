using System.Globalization;

namespace EventTracking;

public ref partial struct EventDataWriter
{
    /// <summary>"yyyy-MM-ddTHH:mm:ss": what stands before the fraction of the round-trip format.</summary>
    private const int SecondsLength = 19;

    /// <summary>The dot and seven digits of the round-trip format.</summary>
    private const int FractionLength = 8;

    /// <summary>
    /// Writes the ISO 8601 form as a string, the fraction without trailing zeros; with <c>Z</c> or an offset as its kind says.
    /// </summary>
    public void Write(DateTime value) => WriteInstant(value);

    /// <summary>Writes the ISO 8601 form with its offset as a string, the fraction without trailing zeros.</summary>
    public void Write(DateTimeOffset value) => WriteInstant(value);

    /// <summary>Writes <c>yyyy-MM-dd</c> as a string.</summary>
    public void Write(DateOnly value) => WritePlain(value, "O");

    /// <summary>Writes <c>HH:mm:ss</c> as a string, with seven fraction digits where there is a fraction.</summary>
    public void Write(TimeOnly value) => WritePlain(value.ToTimeSpan(), "c");

    /// <summary>Writes <c>[-][d.]hh:mm:ss[.fffffff]</c> as a string.</summary>
    public void Write(TimeSpan value) => WritePlain(value, "c");

    private void WriteInstant<T>(T value)
        where T : struct, IUtf8SpanFormattable
    {
        var destination = Reserve(LongestNumber);
        destination[0] = (byte)'"';
        value.TryFormat(destination[1..], out var written, "O", CultureInfo.InvariantCulture);

        var text = destination.Slice(1, written);
        var fraction = text.Slice(SecondsLength, FractionLength).TrimEnd((byte)'0');
        if (fraction.Length == 1)
            fraction = [];

        var zone = text[(SecondsLength + FractionLength)..];
        zone.CopyTo(text[(SecondsLength + fraction.Length)..]);
        written = SecondsLength + fraction.Length + zone.Length;

        destination[written + 1] = (byte)'"';
        Advance(written + 2);
    }
}
