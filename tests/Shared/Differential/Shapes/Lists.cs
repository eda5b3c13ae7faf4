using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Lists
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(
            Some.ListOf(Some.Int), Some.ListOf(Some.Text), Some.ListOf(Some.DateOnly),
            static (a, b, c) => new ListsOfScalars(a, b, c))),
        Shape.Of(Gen.Select(Some.ListOf(Some.Int), Some.ArrayOf(Some.Text), static (a, b) => new ListInterfaces(a, b))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Int), Some.ListOf(Some.Text), static (a, b) => new ReadOnlyLists(a, b))),
        Shape.Of(Gen.Select(Some.ArrayOf(Some.Long), Some.ArrayOf(Some.Text), static (a, b) =>
            new Sequences(a.Select(static number => number / 2), b.Where(static text => text.Length > 1)))),
        Shape.Of(Some.ListOf(Some.ListOf(Some.ArrayOf(Some.Int))).Select(static lists => new ListsOfLists(lists))),
        Shape.Of(Gen.Select(Some.ListOf(Line), Some.ArrayOf(Line).OrNothing(), static (a, b) => new ListsOfRecords(a, b))),
        Shape.Of(Gen.Select(Some.ListOf(Line.OrNothing()), Some.ListOf(Place).OrNothing(), Some.ListOf(Place.OrNull()), static (a, b, c) =>
            new ListsOfNullableRecords(a, b, c))),
    ];

    private static Gen<OrderLine> Line => Gen.Select(Some.Text, Some.Int, static (product, count) => new OrderLine(product, count));

    private static Gen<Seat> Place => Gen.Select(Some.Char, Some.Byte, static (row, number) => new Seat(row, number));
}

internal sealed record OrderLine(string Product, int Count);

internal readonly record struct Seat(char Row, byte Number);

[TrackedEvent("differential.lists.scalars")]
internal sealed partial record ListsOfScalars(List<int> Integers, List<string> Strings, List<DateOnly> Days);

[TrackedEvent("differential.lists.interfaces")]
internal sealed partial record ListInterfaces(IList<int> List, ICollection<string> Collection);

[TrackedEvent("differential.lists.read_only")]
internal sealed partial record ReadOnlyLists(IReadOnlyList<int> List, IReadOnlyCollection<string> Collection);

[TrackedEvent("differential.lists.sequences")]
internal sealed partial record Sequences(IEnumerable<long> Numbers, IEnumerable<string> Strings);

[TrackedEvent("differential.lists.lists")]
internal sealed partial record ListsOfLists(List<List<int[]>> Lists);

[TrackedEvent("differential.lists.records")]
internal sealed partial record ListsOfRecords(List<OrderLine> Lines, IReadOnlyList<OrderLine>? Returned);

[TrackedEvent("differential.lists.nullable_records")]
internal sealed partial record ListsOfNullableRecords(List<OrderLine?> Lines, List<Seat>? Seats, List<Seat?> Maybe);
