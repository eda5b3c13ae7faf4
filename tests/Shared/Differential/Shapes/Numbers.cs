using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Numbers
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.SByte, Some.Short, Some.Int, Some.Long, Some.Int128, static (tiny, small, medium, large, huge) =>
            new SignedIntegers(tiny, small, medium, large, huge))),
        Shape.Of(Gen.Select(Some.Byte, Some.UShort, Some.UInt, Some.ULong, Some.UInt128, static (tiny, small, medium, large, huge) =>
            new UnsignedIntegers(tiny, small, medium, large, huge))),
        Shape.Of(Gen.Select(
            Some.Half, Some.Float, Some.Double,
            static (half, single, @double) => new FloatingPoint(half, single, @double))),
        Shape.Of(Gen.Select(Some.Decimal, Some.Decimal, static (price, tax) => new Decimals(price, tax))),
        Shape.Of(Gen.Select(Some.Bool, Some.Bool, static (isOn, wasOn) => new Booleans(isOn, wasOn))),
    ];
}

[TrackedEvent("differential.numbers.signed")]
internal readonly partial record struct SignedIntegers(sbyte Tiny, short Small, int Medium, long Large, Int128 Huge);

[TrackedEvent("differential.numbers.unsigned")]
internal readonly partial record struct UnsignedIntegers(byte Tiny, ushort Small, uint Medium, ulong Large, UInt128 Huge);

[TrackedEvent("differential.numbers.floating")]
internal partial record FloatingPoint(Half Half, float Single, double Double);

[TrackedEvent("differential.numbers.decimals")]
internal sealed partial record Decimals(decimal Price, decimal Tax);

[TrackedEvent("differential.numbers.booleans")]
internal partial record struct Booleans(bool IsOn, bool WasOn);
