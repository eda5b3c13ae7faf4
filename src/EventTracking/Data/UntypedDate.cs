using System.Globalization;
using EventTracking.Json;

namespace EventTracking.Data;

/// <summary>Writes a date, a time or a duration that was passed as an object.</summary>
/// <remarks>
/// Recognized by the name of its type: testing an object for a type adds the type's text to a native program, which for dates includes time
/// zones, calendars and parsers. This way, only a program that creates such an object contains them.
/// </remarks>
internal static class UntypedDate
{
    private const int ClockLength = 8;

    /// <returns>Whether the value is one of these.</returns>
    public static bool TryWrite(ref EventDataWriter writer, IUtf8SpanFormattable value)
    {
        Span<byte> text = stackalloc byte[IsoText.MaxLength];
        var written = value.GetType().FullName switch
        {
            "System.DateTime" or "System.DateTimeOffset" => TrimZeros(text, Format(value, "O", text)),
            "System.DateOnly" => Format(value, "O", text),
            "System.TimeOnly" => TrimEmptyFraction(text, Format(value, "O", text)),
            "System.TimeSpan" => Format(value, "c", text),
            _ => 0,
        };
        if (written > 0)
            writer.WriteText(text[..written]);
        return written > 0;
    }

    private static int Format(IUtf8SpanFormattable value, string format, Span<byte> text) =>
        value.TryFormat(text, out var written, format, CultureInfo.InvariantCulture) ? written : 0;

    /// <summary>
    /// Removes the trailing zeros of the seven fraction digits that the framework writes, and the decimal point after the last.
    /// </summary>
    private static int TrimZeros(Span<byte> text, int written)
    {
        var zone = text[IsoText.WithFractionLength..written];
        var rest = text[..IsoText.WithFractionLength].TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        zone.CopyTo(text[rest..]);
        return rest + zone.Length;
    }

    private static int TrimEmptyFraction(ReadOnlySpan<byte> text, int written) =>
        text[ClockLength..written].SequenceEqual(".0000000"u8) ? ClockLength : written;
}
