using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Sizes
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Const(new NoField())),
        Shape.Of(Gen.Const(default(NoFieldInAStruct))),
        Shape.Of(Some.Text.Select(static text => new OneField(text))),
        Shape.Of(Some.Int.Array[200].Select(static numbers => TwoHundredFields.Of(numbers))),
        Shape.Of(Some.ListOf(Some.LongText).Select(static texts => new LargeEvents(texts, new string('x', 20_000)))),
    ];
}

[TrackedEvent("differential.sizes.no_field")]
internal sealed partial record NoField;

[TrackedEvent("differential.sizes.no_field_in_a_struct")]
internal readonly partial record struct NoFieldInAStruct;

[TrackedEvent("differential.sizes.one_field")]
internal readonly partial record struct OneField(string Only);

[TrackedEvent("differential.sizes.large")]
internal sealed partial record LargeEvents(List<string> Texts, string Long);
