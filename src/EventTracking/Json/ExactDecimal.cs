using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EventTracking.Json;

/// <summary>Writes a double that is a short decimal number, such as 86.75 or 0.1, without searching for its shortest text.</summary>
/// <remarks>
/// <para>
/// The text of a double v is the shortest decimal that reads back as v. Take an integer m below 10^15 with m / 10^4 = v in floating point.
/// Both m and 10^4 are exactly representable, and division rounds the same way as parsing: so the decimal m / 10^4 reads back as v.
/// </para>
/// <para>
/// It has at most fifteen significant digits, and no two such decimals read as the same double. A shorter decimal that reads as v would be
/// one of them. So m / 10^4 without trailing zeros is the shortest, and the only one.
/// </para>
/// <para>
/// The framework writes numbers from 0.0001 to below 10^11 without an exponent, so both produce the same bytes; <c>ExactDecimalTests</c>
/// compares them.
/// </para>
/// </remarks>
internal static class ExactDecimal
{
    /// <summary>The sign, eleven digits, the decimal point, and four more digits.</summary>
    public const int MaxLength = 17;

    private const ulong Scale = 10_000;
    private const double Limit = 1e11;

    /// <summary>Writes the number if it is a short decimal.</summary>
    /// <param name="value">The number.</param>
    /// <param name="destination">Space for <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written; zero if the number is not a short decimal.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TryWrite(double value, ref byte destination)
    {
        var magnitude = Math.Abs(value);
        if (!(magnitude < Limit))
            return 0;

        // Rounding need not be exact: a wrong m fails the comparison.
        var scaled = Truncate((magnitude * Scale) + 0.5);
        if ((double)scaled / Scale != magnitude)
            return 0;

        // The sign bit, because minus zero has one.
        if (double.IsNegative(value))
        {
            destination = (byte)'-';
            return 1 + WriteMagnitude(scaled, ref Unsafe.Add(ref destination, 1));
        }

        return WriteMagnitude(scaled, ref destination);
    }

    /// <summary>Converts a number that is known to be in range; the conversion of C# also handles all others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Truncate(double value) =>
        Sse2.X64.IsSupported ? Sse2.X64.ConvertToInt64WithTruncation(Vector128.CreateScalarUnsafe(value)) : (long)value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteMagnitude(long scaled, ref byte destination)
    {
        var whole = (ulong)scaled / Scale;
        var fraction = (uint)((ulong)scaled - (whole * Scale));
        var length = DecimalDigits.Write(whole, ref destination);
        return fraction == 0 ? length : length + WriteFraction(fraction, ref Unsafe.Add(ref destination, length));
    }

    /// <summary>
    /// Writes the decimal point and the digits up to the last that is not zero. Each length has a branch, which the CPU predicts: a
    /// computed length would delay everything written after it.
    /// </summary>
    private static int WriteFraction(uint fraction, ref byte destination)
    {
        var high = fraction / 100;
        var low = fraction - (high * 100);
        destination = (byte)'.';
        if (low == 0)
        {
            var tenths = high / 10;
            if (high == tenths * 10)
            {
                Unsafe.Add(ref destination, 1) = (byte)('0' + tenths);
                return 2;
            }

            DecimalDigits.WritePair(high, ref Unsafe.Add(ref destination, 1));
            return 3;
        }

        DecimalDigits.WritePair(high, ref Unsafe.Add(ref destination, 1));
        var thousandths = low / 10;
        if (low == thousandths * 10)
        {
            Unsafe.Add(ref destination, 3) = (byte)('0' + thousandths);
            return 4;
        }

        DecimalDigits.WritePair(low, ref Unsafe.Add(ref destination, 3));
        return 5;
    }
}
