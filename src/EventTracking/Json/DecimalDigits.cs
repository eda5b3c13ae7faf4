using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventTracking.Json;

/// <summary>Writes integers in decimal, two digits at a time from a table.</summary>
internal static class DecimalDigits
{
    /// <summary>The maximum number of digits of an unsigned 64-bit integer.</summary>
    public const int MaxLength = 20;

    /// <summary>An array, because a span over constants of this size allocates where the JIT does not optimize.</summary>
    private static readonly ulong[] PowersOfTen =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Writes a signed number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="destination">Space for <see cref="MaxLength"/> bytes; only the digits and the sign are written.</param>
    /// <returns>The number of bytes written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(long value, ref byte destination)
    {
        if (value >= 0)
            return Write((ulong)value, ref destination);

        // Negated as an unsigned number, because the smallest number has no positive counterpart.
        destination = (byte)'-';
        return 1 + Write(0 - (ulong)value, ref Unsafe.Add(ref destination, 1));
    }

    /// <summary>Writes an unsigned number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="destination">Space for <see cref="MaxLength"/> bytes; only the digits are written.</param>
    /// <returns>The number of bytes written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ulong value, ref byte destination)
    {
        // The common lengths have branches of their own: the CPU predicts them, so that later writes do not wait for a computed length.
        if (value < 10)
        {
            destination = (byte)('0' + value);
            return 1;
        }

        if (value < 100)
        {
            WritePair((uint)value, ref destination);
            return 2;
        }

        if (value < 1_000)
        {
            var hundreds = (uint)value / 100;
            destination = (byte)('0' + hundreds);
            WritePair((uint)value - (hundreds * 100), ref Unsafe.Add(ref destination, 1));
            return 3;
        }

        return WriteLong(value, ref destination);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteLong(ulong value, ref byte destination)
    {
        var length = Count(value);
        var position = length;
        while (value >= 100)
        {
            var rest = value / 100;
            position -= 2;
            WritePair((uint)(value - (rest * 100)), ref Unsafe.Add(ref destination, position));
            value = rest;
        }

        if (value < 10)
            destination = (byte)('0' + value);
        else
            WritePair((uint)value, ref destination);
        return length;
    }

    /// <summary>Writes two digits.</summary>
    /// <param name="value">From 0 to 99.</param>
    /// <param name="destination">Space for two bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePair(uint value, ref byte destination) =>
        Unsafe.WriteUnaligned(
            ref destination, Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Pairs), 2 * value)));

    /// <summary>
    /// Returns the number of digits. 1233 / 4096 approximates the logarithm of 2 to base 10: applied to the number of bits, it yields the
    /// number of digits or one less, and a comparison with a power of ten decides.
    /// </summary>
    private static int Count(ulong value)
    {
        var fewest = ((BitOperations.Log2(value) + 1) * 1233) >> 12;
        return fewest + (value >= PowersOfTen[fewest] ? 1 : 0);
    }
}
