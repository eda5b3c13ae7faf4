using System.Numerics;
using CsCheck;

namespace EventTracking.Shared.Differential;

/// <summary>Random values, including awkward ones.</summary>
internal static partial class Some
{
    public static Gen<bool> Bool => Gen.Bool;

    public static Gen<sbyte> SByte => WithExtremes(Gen.SByte);

    public static Gen<byte> Byte => WithExtremes(Gen.Byte);

    public static Gen<short> Short => WithExtremes(Gen.Short);

    public static Gen<ushort> UShort => WithExtremes(Gen.UShort);

    public static Gen<int> Int => WithExtremes(Gen.Int);

    public static Gen<uint> UInt => WithExtremes(Gen.UInt);

    public static Gen<long> Long => WithExtremes(Gen.Long);

    public static Gen<ulong> ULong => WithExtremes(Gen.ULong);

    public static Gen<Int128> Int128 => WithExtremes(
        Gen.Select(Gen.ULong, Gen.ULong, static (upper, lower) => new Int128(upper, lower)));

    public static Gen<UInt128> UInt128 => WithExtremes(
        Gen.Select(Gen.ULong, Gen.ULong, static (upper, lower) => new UInt128(upper, lower)));

    public static Gen<decimal> Decimal => WithExtremes(Gen.OneOf(
        Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28], static (low, middle, high, isNegative, scale) =>
            new decimal(low, middle, high, isNegative, (byte)scale)),
        Gen.OneOfConst(1.00m, -0.0m, 0.0000000000000000000000000001m)));

    public static Gen<Half> Half => Finite(Gen.UShort.Select(BitConverter.UInt16BitsToHalf));

    public static Gen<float> Float => Finite(Gen.OneOf(
        Gen.UInt.Select(BitConverter.UInt32BitsToSingle),
        Gen.Int[-100_000, 100_000].Select(static hundredths => hundredths / 100f)));

    public static Gen<double> Double => Finite(Gen.OneOf(
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble),
        Gen.Int[-100_000, 100_000].Select(static hundredths => hundredths / 100d),
        Gen.OneOfConst(1e15, 1e16, 1e21, 1e22, 1e-5, 1e-7, 5e-324, 0.1 + 0.2)));

    private static Gen<T> Finite<T>(Gen<T> numbers)
        where T : IFloatingPointIeee754<T>, IMinMaxValue<T> =>
        WithExtremes(Gen.OneOf(numbers.Where(T.IsFinite), Gen.OneOfConst(T.NegativeZero, T.Epsilon)));

    private static Gen<T> WithExtremes<T>(Gen<T> numbers)
        where T : INumberBase<T>, IMinMaxValue<T> =>
        Gen.Frequency((8, numbers), (1, Gen.OneOfConst(T.Zero, T.One, T.MinValue, T.MaxValue)));
}
