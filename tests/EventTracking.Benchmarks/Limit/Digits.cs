using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventTracking.Benchmarks.Limit;

/// <summary>Whole numbers as digits, two at a time from a table.</summary>
internal static class Digits
{
    private static readonly ushort[] Pairs =
        [.. Enumerable.Range(0, 100).Select(static n => (ushort)(('0' + (n / 10)) | (('0' + (n % 10)) << 8)))];

    /// <summary>Writes two digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePair(ref byte at, uint below100) =>
        Unsafe.WriteUnaligned(ref at, Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Pairs), below100));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Append(ref byte at, int value)
    {
        if (value >= 0)
            return ref Append(ref at, (ulong)value);

        at = (byte)'-';
        return ref Append(ref Unsafe.Add(ref at, 1), (ulong)-(long)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Append(ref byte at, ulong value)
    {
        if (value < 100)
            return ref AppendUpTo2(ref at, (uint)value);
        if (value < 10_000)
            return ref AppendUpTo4(ref at, (uint)value);
        return ref AppendMany(ref at, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte AppendUpTo2(ref byte at, uint value)
    {
        if (value >= 10)
        {
            WritePair(ref at, value);
            return ref Unsafe.Add(ref at, 2);
        }

        at = (byte)('0' + value);
        return ref Unsafe.Add(ref at, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte AppendUpTo4(ref byte at, uint value)
    {
        var high = value / 100;
        at = ref AppendUpTo2(ref at, high);
        WritePair(ref at, value - (high * 100));
        return ref Unsafe.Add(ref at, 2);
    }

    private static ref byte AppendMany(ref byte at, ulong value)
    {
        var length = Count(value);
        ref var end = ref Unsafe.Add(ref at, length);
        ref var to = ref end;
        while (value >= 100)
        {
            var rest = value / 100;
            to = ref Unsafe.Subtract(ref to, 2);
            WritePair(ref to, (uint)(value - (rest * 100)));
            value = rest;
        }

        AppendUpTo2(ref at, (uint)value);
        return ref end;
    }

    private static int Count(ulong value)
    {
        var count = 1;
        for (; value >= 100; value /= 100)
            count += 2;
        return value >= 10 ? count + 1 : count;
    }
}
