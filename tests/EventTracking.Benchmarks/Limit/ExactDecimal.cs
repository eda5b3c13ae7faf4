using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EventTracking.Benchmarks.Limit;

/// <summary>Doubles as text.</summary>
/// <remarks>
/// A decimal of at most 15 digits that reads back as the value is its shortest form: two such decimals never read as the same
/// double. So where the value times 10^4 is a whole number below 10^15, and dividing it gives the value back, that number with
/// a point in it is the text.
/// </remarks>
internal static class ExactDecimal
{
    private const double Scale = 10_000;
    private const double Limit = 1e15;

    /// <summary>How many bytes a double takes at most, with room for stores that are wider than what they keep.</summary>
    public const int MaxLength = 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Append(ref byte at, double value)
    {
        var scaled = value * Scale;
        if (!(scaled is > 0 and < Limit))
            return ref AppendShortest(ref at, value);

        var whole = Truncate(scaled);
        if (whole != scaled || whole / Scale != value)
            return ref AppendShortest(ref at, value);

        var number = (ulong)whole / (ulong)Scale;
        at = ref Digits.Append(ref at, number);
        return ref AppendFraction(ref at, (uint)((ulong)whole - (number * (ulong)Scale)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte AppendFraction(ref byte at, uint fraction)
    {
        if (fraction == 0)
            return ref at;

        var high = fraction / 100;
        var low = fraction - (high * 100);
        at = (byte)'.';
        Digits.WritePair(ref Unsafe.Add(ref at, 1), high);
        Digits.WritePair(ref Unsafe.Add(ref at, 3), low);
        var last = low == 0 ? 2 : 4;
        return ref Unsafe.Add(ref at, Unsafe.Add(ref at, last) == (byte)'0' ? last : last + 1);
    }

    /// <summary>The plain conversion also checks for values that are out of range; this one is below 10^15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Truncate(double value) =>
        Sse2.X64.IsSupported ? Sse2.X64.ConvertToInt64WithTruncation(Vector128.CreateScalarUnsafe(value)) : (long)value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte AppendShortest(ref byte at, double value)
    {
        if (!double.IsFinite(value))
            return ref Fragment.Append(ref at, "null"u8);

        value.TryFormat(MemoryMarshal.CreateSpan(ref at, MaxLength), out var written, default, CultureInfo.InvariantCulture);
        return ref Unsafe.Add(ref at, written);
    }
}
