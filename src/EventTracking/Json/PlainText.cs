using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EventTracking.Json;

/// <summary>
/// Copies UTF-16 text to UTF-8 while each character is a single, unescaped byte of a JSON string: printable ASCII without the quote and the
/// backslash. One pass validates and copies.
/// </summary>
/// <remarks>
/// <para>
/// Two vectors of characters are narrowed to one vector of bytes with signed saturation. Characters up to 0x7F keep their value; characters
/// from U+8000 on are negative and become 0x80; all others become 0x7F. Both values are rejected like control characters, so that
/// validating the bytes validates the characters at half the width.
/// </para>
/// <para>
/// The two vectors may overlap: text from one to two vectors long is its first vector and its last one. Bytes in both are written twice,
/// with the same value. So nothing outside the text is read or written, and no remainder needs a scalar loop. <c>PlainTextTests</c>
/// compares with a scalar loop, with guard bytes on either side.
/// </para>
/// </remarks>
internal static class PlainText
{
    private static nuint MaxShortLength =>
        Vector512.IsHardwareAccelerated ? 64u : Vector256.IsHardwareAccelerated ? 32u : Vector128.IsHardwareAccelerated ? 16u : 3u;

    /// <summary>Copies the text if every character is plain.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Space for one byte per character; nothing after it is written.</param>
    /// <returns>Whether every character was plain. If not, the content of the destination is undefined.</returns>
    public static bool TryCopy(ReadOnlySpan<char> text, ref byte destination)
    {
        if (TryCopyShort(text, ref destination))
            return true;

        ref var source = ref Unsafe.As<char, short>(ref MemoryMarshal.GetReference(text));
        var length = (nuint)(uint)text.Length;
        return length > MaxShortLength
            && (Vector512.IsHardwareAccelerated ? TryCopyBlocksOf64(ref source, length, ref destination)
                : Vector256.IsHardwareAccelerated ? TryCopyBlocksOf32(ref source, length, ref destination)
                : Vector128.IsHardwareAccelerated ? TryCopyBlocksOf16(ref source, length, ref destination)
                : TryCopyOneByOne(text, ref destination));
    }

    /// <summary>Copies the text if it is plain and at most two vectors long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCopyShort(ReadOnlySpan<char> text, ref byte destination)
    {
        ref var source = ref Unsafe.As<char, short>(ref MemoryMarshal.GetReference(text));
        var length = (nuint)(uint)text.Length;

        if (length < 4)
            return TryCopyThree(ref source, length, ref destination);
        if (Vector128.IsHardwareAccelerated && length < 8)
            return TryCopyPairOf4(ref source, 0, length - 4, ref destination);
        if (Vector128.IsHardwareAccelerated && length <= 16)
            return TryCopyPairOf8(ref source, 0, length - 8, ref destination);
        if (Vector256.IsHardwareAccelerated && length <= 32)
            return TryCopyPairOf16(ref source, 0, length - 16, ref destination);
        if (Vector512.IsHardwareAccelerated && length <= 64)
            return TryCopyPairOf32(ref source, 0, length - 32, ref destination);
        return false;
    }

    /// <summary>Copies up to three characters as the first, the middle and the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyThree(ref short source, nuint length, ref byte destination)
    {
        if (length == 0)
            return true;

        var (middle, last) = (length >> 1, length - 1);
        var (a, b, c) = ((char)source, (char)Unsafe.Add(ref source, middle), (char)Unsafe.Add(ref source, last));
        destination = (byte)a;
        Unsafe.Add(ref destination, middle) = (byte)b;
        Unsafe.Add(ref destination, last) = (byte)c;
        return IsPlain(a) && IsPlain(b) && IsPlain(c);
    }

    private static bool TryCopyOneByOne(ReadOnlySpan<char> text, ref byte destination)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (!IsPlain(character))
                return false;
            Unsafe.Add(ref destination, i) = (byte)character;
        }

        return true;
    }

    private static bool TryCopyBlocksOf16(ref short source, nuint length, ref byte destination)
    {
        for (nuint i = 0; i < length - 16; i += 16)
        {
            if (!TryCopyPairOf8(ref source, i, i + 8, ref destination))
                return false;
        }

        return TryCopyPairOf8(ref source, length - 16, length - 8, ref destination);
    }

    private static bool TryCopyBlocksOf32(ref short source, nuint length, ref byte destination)
    {
        for (nuint i = 0; i < length - 32; i += 32)
        {
            if (!TryCopyPairOf16(ref source, i, i + 16, ref destination))
                return false;
        }

        return TryCopyPairOf16(ref source, length - 32, length - 16, ref destination);
    }

    private static bool TryCopyBlocksOf64(ref short source, nuint length, ref byte destination)
    {
        for (nuint i = 0; i < length - 64; i += 64)
        {
            if (!TryCopyPairOf32(ref source, i, i + 32, ref destination))
                return false;
        }

        return TryCopyPairOf32(ref source, length - 64, length - 32, ref destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyPairOf4(ref short source, nuint first, nuint second, ref byte destination)
    {
        var characters = Vector128.Create(ReadFour(ref source, first), ReadFour(ref source, second)).AsInt16();
        var bytes = Vector128.NarrowWithSaturation(characters, characters);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, first), bytes.AsUInt32().ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, second), bytes.AsUInt32().GetElement(1));
        return ArePlain(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadFour(ref short source, nuint offset) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref source, offset)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyPairOf8(ref short source, nuint first, nuint second, ref byte destination)
    {
        var bytes = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref source, first), Vector128.LoadUnsafe(ref source, second));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, first), bytes.AsUInt64().ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, second), bytes.AsUInt64().GetElement(1));
        return ArePlain(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyPairOf16(ref short source, nuint first, nuint second, ref byte destination)
    {
        var bytes = Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref source, first), Vector256.LoadUnsafe(ref source, second));
        bytes.GetLower().AsByte().StoreUnsafe(ref destination, first);
        bytes.GetUpper().AsByte().StoreUnsafe(ref destination, second);
        return ArePlain(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyPairOf32(ref short source, nuint first, nuint second, ref byte destination)
    {
        var bytes = Vector512.NarrowWithSaturation(Vector512.LoadUnsafe(ref source, first), Vector512.LoadUnsafe(ref source, second));
        bytes.GetLower().AsByte().StoreUnsafe(ref destination, first);
        bytes.GetUpper().AsByte().StoreUnsafe(ref destination, second);
        return ArePlain(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(char character) => character is >= ' ' and <= '~' and not ('"' or '\\');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ArePlain(Vector128<sbyte> bytes) =>
        (Vector128.GreaterThan(bytes.AsByte() - Vector128.Create((byte)' '), Vector128.Create((byte)('~' - ' ')))
            | Vector128.Equals(bytes.AsByte(), Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes.AsByte(), Vector128.Create((byte)'\\'))) == Vector128<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ArePlain(Vector256<sbyte> bytes) =>
        (Vector256.GreaterThan(bytes.AsByte() - Vector256.Create((byte)' '), Vector256.Create((byte)('~' - ' ')))
            | Vector256.Equals(bytes.AsByte(), Vector256.Create((byte)'"'))
            | Vector256.Equals(bytes.AsByte(), Vector256.Create((byte)'\\'))) == Vector256<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ArePlain(Vector512<sbyte> bytes) =>
        (Vector512.GreaterThan(bytes.AsByte() - Vector512.Create((byte)' '), Vector512.Create((byte)('~' - ' ')))
            | Vector512.Equals(bytes.AsByte(), Vector512.Create((byte)'"'))
            | Vector512.Equals(bytes.AsByte(), Vector512.Create((byte)'\\'))) == Vector512<byte>.Zero;
}
