using EventTracking.Shared.Differential.Shapes;

namespace EventTracking.Shared.Differential;

/// <summary>All compared shapes, by subject.</summary>
internal static class AllShapes
{
    public static IReadOnlyDictionary<string, Shape> ByName { get; } = new[]
    {
        Numbers.All,
        Texts.All,
        Dates.All,
        Enums.All,
        EnumMembers.All,
        Nullables.All,
        Arrays.All,
        Lists.All,
        Sets.All,
        OtherCollections.All,
        Dictionaries.All,
        DictionaryKeys.All,
        Nested.All,
        Referenced.All,
        Inherited.All,
        Members.All,
        Names.All,
        Ignored.All,
        NumberFormats.All,
        Polymorphic.All,
        PolymorphicCollections.All,
        Shapes.Json.All,
        Recursive.All,
        Sizes.All,
    }.SelectMany(static subject => subject).ToDictionary(static shape => shape.Name, StringComparer.Ordinal);
}
