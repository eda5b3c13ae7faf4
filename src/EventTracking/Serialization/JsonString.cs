using System.Buffers;
using System.Globalization;
using System.Text;

namespace EventTracking.Serialization;

/// <summary>
/// Writes a JSON string: quoted, escaped, as UTF-8, and on one line for every reader.
/// </summary>
/// <remarks>
/// JSON itself demands that the quote, the backslash and U+0000 to U+001F are escaped. Viewers and terminals demand more: a
/// line breaks at U+0085, U+2028 and U+2029, bidi controls turn the text around, U+FEFF is invisible. Those and all other
/// control characters are escaped as well. A lone surrogate has no UTF-8 form and becomes U+FFFD.
/// </remarks>
internal static class JsonString
{
    /// <summary>The longest form of one UTF-16 code unit, <c>\u001f</c>.</summary>
    private const int LongestEscape = 6;

    /// <summary>What may be copied as it is: printable ASCII without the quote and the backslash.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(PlainAscii());

    /// <summary>The most bytes that a string of <paramref name="length"/> UTF-16 code units takes, quotes included.</summary>
    public static int MaxLength(int length) => checked((length * LongestEscape) + 2);

    /// <summary>Writes <paramref name="text"/> with its quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="replaced">How many lone surrogates became U+FFFD.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<byte> destination, out int replaced)
    {
        replaced = 0;
        destination[0] = (byte)'"';
        var written = 1;

        while (true)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            var run = plain < 0 ? text : text[..plain];
            written += Encoding.ASCII.GetBytes(run, destination[written..]);
            if (plain < 0)
                break;

            text = text[plain..];
            if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done)
                replaced++;
            written += WriteRune(rune, destination[written..]);
            text = text[consumed..];
        }

        destination[written++] = (byte)'"';
        return written;
    }

    private static int WriteRune(Rune rune, Span<byte> destination) => rune.Value switch
    {
        '"' => WriteShort('"', destination),
        '\\' => WriteShort('\\', destination),
        '\b' => WriteShort('b', destination),
        '\f' => WriteShort('f', destination),
        '\n' => WriteShort('n', destination),
        '\r' => WriteShort('r', destination),
        '\t' => WriteShort('t', destination),
        var value when IsUnsafeInALine(value) => WriteHex(value, destination),
        _ => rune.EncodeToUtf8(destination),
    };

    /// <summary>Controls, line and paragraph separators, bidi controls and the byte order mark; all below U+10000.</summary>
    private static bool IsUnsafeInALine(int value) =>
        value is < 0x20
            or (>= 0x7F and <= 0x9F)
            or 0x061C
            or 0x200E or 0x200F
            or (>= 0x2028 and <= 0x202E)
            or (>= 0x2066 and <= 0x2069)
            or 0xFEFF;

    private static int WriteShort(char letter, Span<byte> destination)
    {
        destination[0] = (byte)'\\';
        destination[1] = (byte)letter;
        return 2;
    }

    private static int WriteHex(int value, Span<byte> destination)
    {
        "\\u"u8.CopyTo(destination);
        _ = value.TryFormat(destination[2..], out var digits, "x4", CultureInfo.InvariantCulture);
        return 2 + digits;
    }

    private static string PlainAscii() =>
        string.Concat(Enumerable.Range(0x20, 0x7F - 0x20).Select(static c => (char)c).Where(static c => c is not ('"' or '\\')));
}
