using System.Drawing;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

/// <summary>Types that other assemblies declare.</summary>
internal static class Referenced
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Point, Point.OrNull(), Some.ListOf(Point), static (from, to, path) => new ReferencedStructs(from, to, path))),
        Shape.Of(Gen.Select(Some.Text, Some.Text.OrNothing(), Some.Declared<FieldJsonType>(), static (name, documentation, type) =>
            new ReferencedRecords(new TrackedEventField(name, name, type, isNullable: true, documentation)))),
        Shape.Of(Gen.Select(Some.Text, Some.Int, static (key, value) =>
            new ReferencedGenerics(new(key, value), [new(value, key)], Tuple.Create(value, key)))),
        Shape.Of(Gen.Select(
            Some.Declared<DayOfWeek>(), Some.AnyValueOf<FileAttributes, int>(Some.Int), Some.Declared<FieldJsonType>().OrNull(),
            static (a, b, c) => new ReferencedEnums(a, b, c))),
    ];

    private static Gen<Point> Point => Gen.Select(Gen.Int[-1000, 1000], Gen.Int[-1000, 1000], static (x, y) => new Point(x, y));
}

[TrackedEvent("differential.referenced.structs")]
internal sealed partial record ReferencedStructs(Point From, Point? To, List<Point> Path);

[TrackedEvent("differential.referenced.records")]
internal sealed partial record ReferencedRecords(TrackedEventField Field);

[TrackedEvent("differential.referenced.generics")]
internal sealed partial record ReferencedGenerics(
    KeyValuePair<string, int> Pair, KeyValuePair<int, string>[] Pairs, Tuple<int, string> Tuple);

[TrackedEvent("differential.referenced.enums")]
internal sealed partial record ReferencedEnums(DayOfWeek Day, FileAttributes Attributes, FieldJsonType? Type);
