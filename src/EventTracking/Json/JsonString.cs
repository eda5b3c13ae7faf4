using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventTracking.Json;

/// <summary>Writes the text between the quotes of a JSON string: escaped, as UTF-8, and on one line for every reader.</summary>
/// <remarks>
/// JSON requires escapes for the quote, the backslash and U+0000 to U+001F. Viewers and terminals need more: U+0085, U+2028 and U+2029
/// break lines, bidirectional controls reorder text, U+FEFF is invisible. These and all other control characters are escaped as well. A
/// lone surrogate has no UTF-8 form and becomes U+FFFD.
/// </remarks>
internal static class JsonString
{
    /// <summary>The length of <c>\u001f</c>, the longest form of one UTF-16 code unit.</summary>
    public const int MaxEscapeLength = 6;

    /// <summary>
    /// Text is written in chunks. Plain chunks are copied. Otherwise the text up to the first escape is transcoded; if that text is empty,
    /// the chunk is written character by character.
    /// </summary>
    private const int ChunkLength = 16;

    /// <summary>The character after the backslash for each ASCII character: <c>u</c> for its code, a blank if it is not escaped.</summary>
    private static ReadOnlySpan<byte> Escapes =>
        "uuuuuuuubtnufruuuuuuuuuuuuuuuuuu  \"                                                         \\                                  u"u8;

    private static ReadOnlySpan<byte> HexDigits => "0123456789abcdef"u8;

    /// <summary>Returns the maximum number of bytes for this many UTF-16 code units.</summary>
    public static int MaxLength(int length) => checked(length * MaxEscapeLength);

    /// <summary>Writes text without its quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Space for <see cref="MaxLength"/> bytes.</param>
    /// <param name="replaced">Counts the lone surrogates that became U+FFFD.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(ReadOnlySpan<char> text, ref byte destination, ref int replaced)
    {
        var written = 0;
        while (!text.IsEmpty)
        {
            var chunk = text[..Math.Min(ChunkLength, text.Length)];
            if (PlainText.TryCopy(chunk, ref Unsafe.Add(ref destination, written)))
            {
                written += chunk.Length;
                text = text[chunk.Length..];
                continue;
            }

            var unescaped = UnescapedText.Copy(
                ref text, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, written), MaxLength(text.Length)));
            if (unescaped > 0)
            {
                written += unescaped;
                continue;
            }

            // The second half of a surrogate pair may be outside the chunk; it is written with the first.
            var end = text.Length - chunk.Length;
            while (text.Length > end)
                written += WriteNext(ref text, ref Unsafe.Add(ref destination, written), ref replaced);
        }

        return written;
    }

    private static int WriteNext(ref ReadOnlySpan<char> text, ref byte destination, ref int replaced)
    {
        var character = text[0];
        if (char.IsHighSurrogate(character) && text.Length > 1 && char.IsLowSurrogate(text[1]))
        {
            WriteFour(char.ConvertToUtf32(character, text[1]), ref destination);
            text = text[2..];
            return 4;
        }

        text = text[1..];
        if (character < Escapes.Length)
            return WriteAscii(character, ref destination);

        if (char.IsSurrogate(character))
        {
            replaced++;
            character = '\uFFFD';
        }

        if (IsUnsafeInLine(character))
            return WriteNumber(character, ref destination);
        return character < 0x800 ? WriteTwo(character, ref destination) : WriteThree(character, ref destination);
    }

    /// <summary>
    /// Returns whether a character above ASCII is a separator, a bidirectional control, the byte order mark, or a control.
    /// </summary>
    public static bool IsUnsafeInLine(char character) =>
        character is (>= '\u0080' and <= '\u009F')
            or '\u061C'
            or '\u200E' or '\u200F'
            or (>= '\u2028' and <= '\u202E')
            or (>= '\u2066' and <= '\u2069')
            or '\uFEFF';

    private static int WriteAscii(char character, ref byte destination)
    {
        var escape = Escapes[character];
        if (escape is (byte)' ')
        {
            destination = (byte)character;
            return 1;
        }

        if (escape is (byte)'u')
            return WriteNumber(character, ref destination);

        destination = (byte)'\\';
        Unsafe.Add(ref destination, 1) = escape;
        return 2;
    }

    private static int WriteNumber(char character, ref byte destination)
    {
        var room = MemoryMarshal.CreateSpan(ref destination, MaxEscapeLength);
        room[5] = HexDigits[character & 0xF];
        room[4] = HexDigits[(character >> 4) & 0xF];
        room[3] = HexDigits[(character >> 8) & 0xF];
        room[2] = HexDigits[character >> 12];
        room[1] = (byte)'u';
        room[0] = (byte)'\\';
        return room.Length;
    }

    private static int WriteTwo(int value, ref byte destination)
    {
        destination = (byte)(0xC0 | (value >> 6));
        Unsafe.Add(ref destination, 1) = Continuation(value);
        return 2;
    }

    private static int WriteThree(int value, ref byte destination)
    {
        destination = (byte)(0xE0 | (value >> 12));
        Unsafe.Add(ref destination, 1) = Continuation(value >> 6);
        Unsafe.Add(ref destination, 2) = Continuation(value);
        return 3;
    }

    private static void WriteFour(int value, ref byte destination)
    {
        destination = (byte)(0xF0 | (value >> 18));
        Unsafe.Add(ref destination, 1) = Continuation(value >> 12);
        Unsafe.Add(ref destination, 2) = Continuation(value >> 6);
        Unsafe.Add(ref destination, 3) = Continuation(value);
    }

    private static byte Continuation(int value) => (byte)(0x80 | (value & 0x3F));
}
