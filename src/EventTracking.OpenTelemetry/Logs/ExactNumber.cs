using System.Buffers.Text;
using System.Globalization;

namespace EventTracking.OpenTelemetry.Logs;

/// <summary>Decides which type of value holds a JSON number without changing it.</summary>
internal static class ExactNumber
{
    /// <summary>The shortest decimal that identifies a double has at most this many digits.</summary>
    private const int MaxDigits = 17;

    /// <summary>Reads a number without a fraction or exponent that fits into 64 bits. Minus zero is not an integer.</summary>
    public static bool TryReadInteger(ReadOnlySpan<byte> text, out long value) =>
        Utf8Parser.TryParse(text, out value, out var length) && length == text.Length && !(value == 0 && text[0] == (byte)'-');

    /// <summary>Reads a number that a double holds: its shortest decimal has the digits of the text.</summary>
    public static bool TryReadDouble(ReadOnlySpan<byte> text, out double value)
    {
        if (!Utf8Parser.TryParse(text, out value, out var length) || length != text.Length || !double.IsFinite(value))
            return false;

        Span<byte> shortest = stackalloc byte[32];
        return value.TryFormat(shortest, out var written, "R", CultureInfo.InvariantCulture)
            && IsSame(text, shortest[..written]);
    }

    private static bool IsSame(ReadOnlySpan<byte> text, ReadOnlySpan<byte> shortest)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        Span<byte> otherDigits = stackalloc byte[MaxDigits];
        return TryNormalize(text, digits, out var count, out var exponent)
            && TryNormalize(shortest, otherDigits, out var otherCount, out var otherExponent)
            && exponent == otherExponent
            && digits[..count].SequenceEqual(otherDigits[..otherCount]);
    }

    /// <summary>Splits a number into its digits, without zeros at either end, and the power of ten of the last digit.</summary>
    /// <returns>Whether there are at most <see cref="MaxDigits"/> digits.</returns>
    private static bool TryNormalize(ReadOnlySpan<byte> text, Span<byte> digits, out int count, out long exponent)
    {
        (count, exponent) = (0, 0);
        var (zeros, hasPoint) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is (byte)'e' or (byte)'E')
            {
                exponent += ReadExponent(text[(i + 1)..]);
                break;
            }

            if (character == (byte)'.')
                hasPoint = true;
            if (character is < (byte)'0' or > (byte)'9')
                continue;

            exponent -= hasPoint ? 1 : 0;
            if (character == (byte)'0')
            {
                zeros++;
                continue;
            }

            // Zeros count only between other digits.
            if (count + (count == 0 ? 0 : zeros) >= MaxDigits)
                return false;
            for (; count > 0 && zeros > 0; zeros--)
                digits[count++] = (byte)'0';
            zeros = 0;
            digits[count++] = character;
        }

        exponent = count == 0 ? 0 : exponent + zeros;
        return true;
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        text = text[0] == (byte)'+' ? text[1..] : text;
        return Utf8Parser.TryParse(text, out long value, out _) && Math.Abs(value) < int.MaxValue ? value : int.MaxValue;
    }
}
