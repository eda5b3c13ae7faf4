using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace EventTracking.Json;

/// <summary>
/// Copies UTF-16 text to UTF-8 where no character of it needs an escape in a JSON string, in whatever script it is written. Vectors find
/// how far that goes; the framework's transcoder does the rest.
/// </summary>
/// <remarks>
/// What needs an escape is what <see cref="JsonString"/> says, here as ranges. Surrogates are not among it: the transcoder stops before
/// one that has lost its other half, and before the first half of a pair that the end of a vector has cut in two.
/// </remarks>
internal static class UnescapedText
{
    /// <summary>Copies what of the text comes before the first vector with an escape in it.</summary>
    /// <param name="text">The text; what was copied is taken off.</param>
    /// <param name="destination">Room for at least three bytes for each character.</param>
    /// <returns>How many bytes were written; none where the text is shorter than a vector.</returns>
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

        // The last vector overlaps the one before, so that no rest is left.
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
