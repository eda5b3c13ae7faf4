using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Catalog;

/// <summary>The differences between two shapes of an event.</summary>
internal static class CatalogChanges
{
    public static IReadOnlyList<CatalogChange> Between(DataShape old, DataShape @new) =>
        [.. ShapeComparison.Compare(old, @new).Select(Change)];

    private static CatalogChange Change(ShapeChange change) => new(
        change.Path,
        change.NewName is { } name ? $"field removed, perhaps renamed to {name}" : Text(change.Kind),
        change.Old,
        change.New,
        [
            .. change.Forward is Verdict.Breaking ? ["forward"] : Array.Empty<string>(),
            .. change.Backward is Verdict.Breaking ? ["backward"] : Array.Empty<string>(),
        ]);

    private static string Text(ShapeChangeKind kind) => kind switch
    {
        ShapeChangeKind.FieldRemoved => "field removed",
        ShapeChangeKind.OptionalFieldRemoved => "optional field removed",
        ShapeChangeKind.FieldAdded => "field added",
        ShapeChangeKind.OptionalFieldAdded => "optional field added",
        ShapeChangeKind.TypeChanged => "type changed",
        ShapeChangeKind.TypeWidened => "type widened",
        ShapeChangeKind.TypeNarrowed => "type narrowed",
        ShapeChangeKind.BecameNullable => "can now be null",
        ShapeChangeKind.NoLongerNullable => "can no longer be null",
        ShapeChangeKind.BecameOptional => "can now be absent",
        ShapeChangeKind.NoLongerOptional => "can no longer be absent",
        ShapeChangeKind.MemberAdded => "enum member added",
        ShapeChangeKind.MemberRemoved => "enum member removed",
        ShapeChangeKind.CaseAdded => "case added",
        ShapeChangeKind.CaseRemoved => "case removed",
        ShapeChangeKind.ReferenceChanged => "recursion represented differently",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
