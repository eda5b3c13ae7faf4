using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace EventTracking.Json;

/// <summary>
/// Copies UTF-16 text to UTF-8 up to the first character that a JSON string must escape, in any script. Vectors find that character; the
/// framework transcodes the text.
/// </summary>
/// <remarks>
/// <see cref="JsonString"/> defines which characters are escaped; here they are ranges. Surrogates are not among them: the transcoder stops
/// before a lone surrogate, and before the first half of a pair that a vector boundary splits.
/// </remarks>
internal static class UnescapedText
{
    /// <summary>Copies the text before the first vector that contains an escaped character.</summary>
    /// <param name="text">The text; the copied part is removed.</param>
    /// <param name="destination">Space for at least three bytes per character.</param>
    /// <returns>The number of bytes written; zero if the text is shorter than a vector.</returns>
    public static int Copy(ref ReadOnlySpan<char> text, Span<byte> destination)
    {
        var run = text[..CountUnescaped(text)];
        Utf8.FromUtf16(run, destination, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: false);
        text = text[read..];
        return written;
    }

    private static int CountUnescaped(ReadOnlySpan<char> text)
    {
        if (!Vector128.IsHardwareAccelerated || text.Length < Vector128<ushort>.Count)
            return 0;

        ref var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var (i, last) = (0, text.Length - Vector128<ushort>.Count);
        while (i < last)
        {
            if (HasEscape(Vector128.LoadUnsafe(ref first, (nuint)i)))
                return i;
            i += Vector128<ushort>.Count;
        }

        // The last vector overlaps the one before, so that no remainder is left.
        return HasEscape(Vector128.LoadUnsafe(ref first, (nuint)last)) ? i : text.Length;
    }

    private static bool HasEscape(Vector128<ushort> characters) =>
        (InRange(characters, '\0', '\x1F') | InRange(characters, '"', '"') | InRange(characters, '\\', '\\')
            | InRange(characters, '\x7F', '\x9F') | InRange(characters, '\u061C', '\u061C')
            | InRange(characters, '\u200E', '\u200F') | InRange(characters, '\u2028', '\u202E') | InRange(characters, '\u2066', '\u2069')
            | InRange(characters, '\uFEFF', '\uFEFF')) != Vector128<ushort>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> InRange(Vector128<ushort> characters, char from, char to) =>
        Vector128.LessThanOrEqual(characters - Vector128.Create((ushort)from), Vector128.Create((ushort)(to - from)));
}
