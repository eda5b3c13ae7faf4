using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EventTracking.Benchmarks.Limit;

/// <summary>
/// The inside of JSON strings: one pass narrows UTF-16 to bytes and checks that none needs an escape. Blocks overlap instead of
/// leaving a rest. Tuned for AVX-512; other hardware takes the slow path.
/// </summary>
internal static class Text
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Append(ref byte at, string text)
    {
        if (!Avx512BW.VL.IsSupported)
            return ref EscapedText.Append(ref at, text);

        return ref AppendPlain(ref at, text);
    }

    private static ref byte AppendPlain(ref byte at, string text)
    {
        var length = text.Length;
        ref var from = ref Unsafe.As<char, ushort>(ref Unsafe.AsRef(in text.GetPinnableReference()));
        var isPlain = length switch
        {
            >= 32 => AppendFrom32(ref at, ref from, length),
            >= 16 => AppendFrom16(ref at, ref from, length),
            >= 8 => AppendFrom8(ref at, ref from, length),
            >= 4 => AppendFrom4(ref at, ref from, length),
            >= 2 => AppendFrom2(ref at, ref from, length),
            _ => AppendUpTo1(ref at, ref from, length),
        };
        if (!isPlain)
            return ref EscapedText.Append(ref at, text);

        return ref Unsafe.Add(ref at, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AppendFrom32(ref byte at, ref ushort from, int length)
    {
        var last = length - 32;
        var tail = Avx512BW.ConvertToVector256ByteWithSaturation(Vector512.LoadUnsafe(ref from, (nuint)last));
        var unsafeBytes = Unsafes(tail);
        for (var i = 0; i < last; i += 32)
        {
            var block = Avx512BW.ConvertToVector256ByteWithSaturation(Vector512.LoadUnsafe(ref from, (nuint)i));
            unsafeBytes |= Unsafes(block);
            block.StoreUnsafe(ref at, (nuint)i);
        }

        tail.StoreUnsafe(ref at, (nuint)last);
        return unsafeBytes == Vector256<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AppendFrom16(ref byte at, ref ushort from, int length)
    {
        var last = (nuint)(length - 16);
        var both = Vector512.Create(Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, last));
        var bytes = Avx512BW.ConvertToVector256ByteWithSaturation(both);
        bytes.GetLower().StoreUnsafe(ref at);
        bytes.GetUpper().StoreUnsafe(ref at, last);
        return Unsafes(bytes) == Vector256<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AppendFrom8(ref byte at, ref ushort from, int length)
    {
        var last = (nuint)(length - 8);
        var both = Vector256.Create(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, last));
        var bytes = Avx512BW.VL.ConvertToVector128ByteWithSaturation(both);
        Unsafe.WriteUnaligned(ref at, bytes.AsUInt64().ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, last), bytes.AsUInt64().GetElement(1));
        return Unsafes(bytes) == Vector128<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AppendFrom4(ref byte at, ref ushort from, int length)
    {
        var last = length - 4;
        var first = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref from));
        var second = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref from, last)));
        var both = Vector128.Create(first, second).AsInt16();
        var bytes = Sse2.PackUnsignedSaturate(both, both);
        Unsafe.WriteUnaligned(ref at, bytes.AsUInt32().ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, last), bytes.AsUInt32().GetElement(1));
        return Unsafes(bytes) == Vector128<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AppendFrom2(ref byte at, ref ushort from, int length)
    {
        var last = length - 2;
        var first = Unsafe.ReadUnaligned<uint>(ref Unsafe.As<ushort, byte>(ref from));
        var second = Unsafe.ReadUnaligned<uint>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref from, last)));
        var both = Vector128.Create(((ulong)second << 32) | first).AsInt16();
        var bytes = Sse2.PackUnsignedSaturate(both, both);
        Unsafe.WriteUnaligned(ref at, bytes.AsUInt16().ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, last), bytes.AsUInt16().GetElement(1));
        return Unsafes(bytes) == Vector128<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AppendUpTo1(ref byte at, ref ushort from, int length)
    {
        if (length == 0)
            return true;

        at = (byte)from;
        return from is >= 0x20 and <= 0x7E and not '"' and not '\\';
    }

    /// <summary>Controls, whatever is not ASCII, the quote and the backslash. Narrowing has made 0 or 255 of what was no byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Unsafes(Vector256<byte> bytes) =>
        Vector256.GreaterThan(bytes - Vector256.Create((byte)0x20), Vector256.Create((byte)0x5E))
        | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
        | Vector256.Equals(bytes, Vector256.Create((byte)'\\'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Unsafes(Vector128<byte> bytes) =>
        Vector128.GreaterThan(bytes - Vector128.Create((byte)0x20), Vector128.Create((byte)0x5E))
        | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));
}
