using System.Globalization;
using EventTracking.Json;

namespace EventTracking.Data;

/// <summary>Writes a date, a time or a duration that is an object.</summary>
/// <remarks>
/// It is told by the name of its type and not by the type: in a native program a type that is asked for as an object brings its text with
/// it, and the text of a date brings time zones, calendars and parsers. So only a program that makes such an object has them.
/// </remarks>
internal static class UntypedDate
{
    private const int ClockLength = 8;

    /// <returns>Whether it is one.</returns>
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

    /// <summary>The framework writes seven digits of a fraction; the zeros at its end are left out, and a fraction of nothing else.</summary>
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
