using System.Buffers.Text;
using System.Text;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Verification;

/// <summary>Tests text against the formats of strings: the same texts as the patterns in the JSON Schema of a shape.</summary>
internal static class TextFormats
{
    private const int MaxFractionDigits = 7;

    /// <summary>Returns the test of a format, or <see langword="null"/> if it includes every string.</summary>
    public static TextTest? Of(StringFormat format) => format switch
    {
        StringFormat.DateTime => IsDateTime,
        StringFormat.Date => static text => TryDate(ref text) && text.IsEmpty,
        StringFormat.Time => static text => TryTime(ref text) && IsFractionOrEmpty(text),
        StringFormat.TimeSpan => IsTimeSpan,
        StringFormat.Uuid => static text => Utf8Parser.TryParse(text, out Guid _, out var length, 'D') && length == text.Length,
        StringFormat.Base64 => static text => Base64.IsValid(text) && !text.ContainsAny(" \t\r\n"u8),
        StringFormat.Version => IsVersion,
        StringFormat.Char => IsChar,
        StringFormat.Number => static text => IsNumber(text) || IsNamedNumber(text),
        _ => null,
    };

    public static bool IsNamedNumber(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("NaN"u8) || text.SequenceEqual("Infinity"u8) || text.SequenceEqual("-Infinity"u8);

    private static bool IsDateTime(ReadOnlySpan<byte> text)
    {
        if (!TryDate(ref text) || !Try(ref text, 'T') || !TryTime(ref text))
            return false;
        if (Try(ref text, '.') && CountDigits(ref text) is < 1 or > MaxFractionDigits)
            return false;
        if (text.IsEmpty || text.SequenceEqual("Z"u8))
            return true;
        return (Try(ref text, '+') || Try(ref text, '-'))
            && TryNumber(ref text, 2, 0, 99) && Try(ref text, ':') && TryNumber(ref text, 2, 0, 99) && text.IsEmpty;
    }

    private static bool IsTimeSpan(ReadOnlySpan<byte> text)
    {
        Try(ref text, '-');
        var time = text;
        if (CountDigits(ref time) > 0 && Try(ref time, '.'))
            text = time;
        return TryTime(ref text) && IsFractionOrEmpty(text);
    }

    private static bool IsVersion(ReadOnlySpan<byte> text)
    {
        var parts = 0;
        do
        {
            if (CountDigits(ref text) == 0)
                return false;
            parts++;
        }
        while (Try(ref text, '.'));
        return parts is >= 2 and <= 4 && text.IsEmpty;
    }

    /// <summary>One UTF-16 code unit.</summary>
    private static bool IsChar(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out var rune, out var length) is System.Buffers.OperationStatus.Done
        && rune.IsBmp && length == text.Length;

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        Try(ref text, '-');
        if (CountDigits(ref text) == 0 || (Try(ref text, '.') && CountDigits(ref text) == 0))
            return false;
        if (!Try(ref text, 'E'))
            return text.IsEmpty;
        _ = Try(ref text, '+') || Try(ref text, '-');
        return CountDigits(ref text) > 0 && text.IsEmpty;
    }

    private static bool IsFractionOrEmpty(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (Try(ref text, '.') && CountDigits(ref text) == MaxFractionDigits && text.IsEmpty);

    private static bool TryDate(ref ReadOnlySpan<byte> text)
    {
        // In year 0, which .NET does not have, February has 29 days.
        const int leapYear = 2000;
        return TryNumber(ref text, 4, 0, 9999, out var year) && Try(ref text, '-')
            && TryNumber(ref text, 2, 1, 12, out var month) && Try(ref text, '-')
            && TryNumber(ref text, 2, 1, DateTime.DaysInMonth(year == 0 ? leapYear : year, month));
    }

    private static bool TryTime(ref ReadOnlySpan<byte> text) =>
        TryNumber(ref text, 2, 0, 23) && Try(ref text, ':')
        && TryNumber(ref text, 2, 0, 59) && Try(ref text, ':')
        && TryNumber(ref text, 2, 0, 59);

    private static bool Try(ref ReadOnlySpan<byte> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
            return false;
        text = text[1..];
        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> text, int digits, int minimum, int maximum) =>
        TryNumber(ref text, digits, minimum, maximum, out _);

    private static bool TryNumber(ref ReadOnlySpan<byte> text, int digits, int minimum, int maximum, out int value)
    {
        value = 0;
        if (text.Length < digits)
            return false;
        foreach (var c in text[..digits])
        {
            if (!char.IsAsciiDigit((char)c))
                return false;
            value = (value * 10) + (c - '0');
        }

        text = text[digits..];
        return value >= minimum && value <= maximum;
    }

    private static int CountDigits(ref ReadOnlySpan<byte> text)
    {
        var count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : text.Length;
        text = text[count..];
        return count;
    }
}
