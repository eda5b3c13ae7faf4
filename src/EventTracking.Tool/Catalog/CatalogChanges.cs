using EventTracking.Generators.Shape;
using EventTracking.Tool.Diffs;

namespace EventTracking.Tool.Catalog;

/// <summary>The differences between two shapes of an event.</summary>
internal static class CatalogChanges
{
    private static readonly CompatibilityMode[] Modes = [CompatibilityMode.Forward, CompatibilityMode.Backward];

    public static IReadOnlyList<CatalogChange> Between(DataShape old, DataShape @new) =>
    [
        .. ShapeComparison.Compare(old, @new).Select(static change => new CatalogChange(
            change.Path, ChangeText.Predicate(change), [.. Modes.Where(change.Breaks).Select(ChangeText.Mode)])),
    ];
}
