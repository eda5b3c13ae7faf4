using System.Collections.Immutable;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Arrays
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(
            Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Text), Some.ArrayOf(Some.Double),
            static (a, b, c) => new ArraysOfScalars(a, b, c))),
        Shape.Of(Gen.Select(
            Some.ArrayOf(Some.DateTime), Some.ArrayOf(Some.Guid), Some.ArrayOf(Some.Decimal), Some.ArrayOf(Some.Char),
            static (a, b, c, d) => new ArraysOfOtherScalars(a, b, c, d))),
        Shape.Of(Gen.Select(
            Some.ArrayOf(Some.ArrayOf(Some.Bool)), Some.ArrayOf(Some.ArrayOf(Some.ArrayOf(Some.Text))), Some.ArrayOf(Some.Bytes),
            static (a, b, c) => new ArraysOfArrays(a, b, c))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Declared<PlaybackRate>()), Some.ArrayOf(Some.Declared<Verdict>().OrNull()), static (a, b) =>
            new ArraysOfEnums(a, b))),
        Shape.Of(Gen.Select(
            Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Double), Some.ArrayOf(Some.Text),
            static (a, b, c) => new Memories(a, b, c))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Text), static (a, b) =>
            new ArraySegments(new ArraySegment<int>(a), new ArraySegment<string>(b, b.Length / 2, b.Length - (b.Length / 2))))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Int), Some.ArrayOf(Some.Text), Some.ArrayOf(Some.TimeSpan.OrNull()), static (a, b, c) =>
            new ImmutableArrays([.. a], [.. b], [.. c]))),
    ];
}

[TrackedEvent("differential.arrays.scalars")]
internal sealed partial record ArraysOfScalars(int[] Integers, string[] Strings, double[] Doubles);

[TrackedEvent("differential.arrays.other_scalars")]
internal sealed partial record ArraysOfOtherScalars(DateTime[] Instants, Guid[] Ids, decimal[] Prices, char[] Grades);

[TrackedEvent("differential.arrays.arrays")]
internal sealed partial record ArraysOfArrays(bool[][] Answers, string[][][] Cube, byte[][] Files);

[TrackedEvent("differential.arrays.enums")]
internal sealed partial record ArraysOfEnums(PlaybackRate[] Rates, Verdict?[] Verdicts);

[TrackedEvent("differential.arrays.memories")]
internal sealed partial record Memories(ReadOnlyMemory<int> Integers, Memory<double> Doubles, ReadOnlyMemory<string> Strings);

[TrackedEvent("differential.arrays.segments")]
internal sealed partial record ArraySegments(ArraySegment<int> Integers, ArraySegment<string> Strings);

[TrackedEvent("differential.arrays.immutable")]
internal readonly partial record struct ImmutableArrays(
    ImmutableArray<int> Integers, ImmutableArray<string> Strings, ImmutableArray<TimeSpan?> Lengths);
