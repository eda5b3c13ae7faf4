using System.Text.Json.Serialization;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class PolymorphicCollections
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(
            Some.ListOf(Step.OrNothing()), Some.DictionaryOf(Some.Text, Step),
            static (list, map) => new CollectionsOfBases(list, map))),
        Shape.Of(Gen.Select(
            Step, Some.Text,
            static (step, text) => new BasesWithinBases(new Sequence([step, new Sequence([step]), new Say(text)])))),
        Shape.Of(Gen.Select(Step, Some.Text, static (step, text) => new DerivedTypesByThemselves(new Say(text), step))),
        Shape.Of(Gen.Select(Gen.Int[0, 2], Gen.Int[1, 2], Some.Int, static (any, middle, number) =>
            new BasesThatDerive(AtLevel(any, number), (MiddleLevel)AtLevel(middle, number)))),
    ];

    private static Gen<Step> Step => Gen.OneOf(
        Some.Text.Select(static text => (Step)new Say(text)),
        Some.Int.Select(static seconds => (Step)new Pause(seconds)),
        Gen.Const((Step)new Stop()));

    private static TopLevel AtLevel(int level, int number) => level switch
    {
        0 => new TopLevel { Top = number },
        1 => new MiddleLevel { Top = number, Middle = number },
        _ => new BottomLevel { Top = number, Middle = number, Bottom = number },
    };
}

[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(Pause), "pause")]
[JsonDerivedType(typeof(Stop), "stop")]
[JsonDerivedType(typeof(Sequence), "sequence")]
internal abstract record Step;

internal sealed record Say(string Text) : Step;

internal sealed record Pause(int Seconds) : Step;

internal sealed record Stop : Step;

internal sealed record Sequence(Step[] Steps) : Step;

[JsonDerivedType(typeof(TopLevel), "top")]
[JsonDerivedType(typeof(MiddleLevel), 1)]
[JsonDerivedType(typeof(BottomLevel))]
internal record TopLevel
{
    public int Top { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "level")]
[JsonDerivedType(typeof(BottomLevel), "bottom")]
internal record MiddleLevel : TopLevel
{
    public int Middle { get; init; }
}

internal sealed record BottomLevel : MiddleLevel
{
    public int Bottom { get; init; }
}

[TrackedEvent("differential.polymorphic_collections.derive", Readable = false)]
internal sealed partial record BasesThatDerive(TopLevel Any, MiddleLevel Middle);

[TrackedEvent("differential.polymorphic_collections.bases")]
internal sealed partial record CollectionsOfBases(List<Step?> List, Dictionary<string, Step> Dictionary);

[TrackedEvent("differential.polymorphic_collections.within")]
internal sealed partial record BasesWithinBases(Step Step);

/// <summary>A value declared as the derived type has no discriminator.</summary>
[TrackedEvent("differential.polymorphic_collections.derived")]
internal sealed partial record DerivedTypesByThemselves(Say Say, Step Step);
