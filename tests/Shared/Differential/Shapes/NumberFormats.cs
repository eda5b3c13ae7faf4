using System.Text.Json.Serialization;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class NumberFormats
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.Int, Some.Long.OrNull(), Some.Double, Some.Decimal, Some.Half, static (a, b, c, d, e) =>
            new NumbersAsStrings(a, b, c, d, e))),
        Shape.Of(Gen.Select(Some.Int, Some.Text, Some.ULong, static (a, b, c) => new AllNumbersAsStrings(a, b, c))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.ArrayOf(Some.Int)), Some.Bytes, Some.ArrayOf(Some.Half), Some.UInt128, static (a, b, c, d) =>
            new NumbersAsStringsAtAnyDistance(a, new() { ["key"] = [.. b] }, b, c, d, new Plain(1), [new Plain(2)], DayOfWeek.Friday))),
        Shape.Of(Gen.Select(
            Some.ArrayOf(Some.Int), Some.ListOf(Some.Double.OrNull()), Some.DictionaryOf(Some.Int, Some.Decimal),
            static (a, b, c) => new CollectionsOfNumbersAsStrings(a, b, c))),
        Shape.Of(Gen.Select(
            Named(Some.Double, double.NaN, double.PositiveInfinity), Named(Some.Float, float.NaN, float.NegativeInfinity),
            static (a, b) => new NamedLiterals(a, b, Half.PositiveInfinity, [a, 1]))),
        Shape.Of(Gen.Select(Some.Int, Some.Double, static (a, b) => new NumbersBelow(new Measured(a, b), a))),
    ];

    private static Gen<T> Named<T>(Gen<T> numbers, params T[] others) => Gen.OneOf(numbers, Gen.OneOfConst(others));
}

[JsonNumberHandling(JsonNumberHandling.WriteAsString)]
internal sealed record Measured(int Count, [property: JsonNumberHandling(JsonNumberHandling.Strict)] double Value);

[TrackedEvent("differential.number_formats.strings")]
internal sealed partial record NumbersAsStrings(
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] int Int,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] long? Long,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] double Double,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] decimal Decimal,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] Half Half);

[TrackedEvent("differential.number_formats.all_strings")]
[JsonNumberHandling(JsonNumberHandling.WriteAsString)]
internal sealed partial record AllNumbersAsStrings(
    int Number, string Text, [property: JsonNumberHandling(JsonNumberHandling.Strict)] ulong Strict);

internal sealed record Plain(int Number);

[TrackedEvent("differential.number_formats.any_distance")]
[JsonNumberHandling(JsonNumberHandling.WriteAsString)]
internal sealed partial record NumbersAsStringsAtAnyDistance(
    int[][] Arrays, Dictionary<string, List<int>> Lists, byte[] Bytes, ReadOnlyMemory<Half> Memory, UInt128? Huge,
    Plain Below, Plain[] Many, DayOfWeek Day);

[TrackedEvent("differential.number_formats.collections")]
internal sealed partial record CollectionsOfNumbersAsStrings(
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] int[] Array,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] List<double?> List,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] Dictionary<int, decimal> Dictionary);

[TrackedEvent("differential.number_formats.named_literals")]
internal sealed partial record NamedLiterals(
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double Double,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.WriteAsString)] float Single,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] Half Half,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double[] Array);

[TrackedEvent("differential.number_formats.below")]
internal sealed partial record NumbersBelow(Measured Measured, int Plain);
