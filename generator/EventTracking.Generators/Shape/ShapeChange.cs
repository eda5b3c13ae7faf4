namespace EventTracking.Generators.Shape;

/// <summary>One difference between two shapes of an event.</summary>
public sealed class ShapeChange
{
    internal ShapeChange(string path, ShapeChangeKind kind, string? old, string? @new, string? newName = null) =>
        (Path, Kind, Old, New, NewName) = (path, kind, old, @new, newName);

    /// <summary>Gets the path of the node that changed: in the old shape if a field was removed, else in the new one.</summary>
    public string Path { get; }

    /// <summary>Gets what changed.</summary>
    public ShapeChangeKind Kind { get; }

    /// <summary>
    /// Gets the old text: the type, nullability and presence of the node, or the name of a removed enum member or case.
    /// <see langword="null"/> for additions.
    /// </summary>
    public string? Old { get; }

    /// <summary>Gets the new text, in the form of <see cref="Old"/>; <see langword="null"/> for removals.</summary>
    public string? New { get; }

    /// <summary>
    /// Gets the probable new wire name of a removed field: that of the only new field of the same object with the same type; otherwise
    /// <see langword="null"/>.
    /// </summary>
    public string? NewName { get; }

    /// <summary>Gets the change as the predicate of a sentence about its path.</summary>
    public string Predicate => Kind switch
    {
        ShapeChangeKind.FieldRemoved or ShapeChangeKind.OptionalFieldRemoved => "is gone",
        ShapeChangeKind.FieldAdded or ShapeChangeKind.OptionalFieldAdded => "is new",
        ShapeChangeKind.BecameNullable => "can now be null",
        ShapeChangeKind.NoLongerNullable => "can no longer be null",
        ShapeChangeKind.BecameOptional => "can now be absent",
        ShapeChangeKind.NoLongerOptional => "can no longer be absent",
        ShapeChangeKind.MemberAdded => $"has the new value '{New}'",
        ShapeChangeKind.MemberRemoved => $"no longer has the value '{Old}'",
        ShapeChangeKind.CaseAdded => $"has the new derived type '{New}'",
        ShapeChangeKind.CaseRemoved => $"no longer has the derived type '{Old}'",
        _ => $"changed from '{Old}' to '{New}'",
    };

    /// <summary>Gets whether everything that the new declaration writes is valid under the old shape, except for new fields.</summary>
    public Verdict Forward => ShapeVerdicts.Forward(Kind);

    /// <summary>Gets whether everything written under the old shape is valid under the new one, except for removed fields.</summary>
    public Verdict Backward => ShapeVerdicts.Backward(Kind);

    /// <summary>Returns whether a compatibility mode rejects the change.</summary>
    public bool Breaks(CompatibilityMode mode) => mode switch
    {
        CompatibilityMode.Forward => Forward is Verdict.Breaking,
        CompatibilityMode.Backward => Backward is Verdict.Breaking,
        CompatibilityMode.Full => Forward is Verdict.Breaking || Backward is Verdict.Breaking,
        _ => false,
    };

    /// <summary>Returns the rule that reports the change: the one of its kind if the mode rejects it, else EVT509.</summary>
    public string Rule(CompatibilityMode mode) => Breaks(mode) ? ShapeVerdicts.Rule(Kind) : ShapeVerdicts.CompatibleRule;

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Kind} {Old ?? "-"} -> {New ?? "-"}";
}

/// <summary>What changed between two shapes.</summary>
public enum ShapeChangeKind
{
    /// <summary>A field that was always present is gone.</summary>
    FieldRemoved,

    /// <summary>A field that could be absent is gone.</summary>
    OptionalFieldRemoved,

    /// <summary>A new field is always present.</summary>
    FieldAdded,

    /// <summary>A new field can be absent.</summary>
    OptionalFieldAdded,

    /// <summary>The type or format has changed, and neither includes the other.</summary>
    TypeChanged,

    /// <summary>The new type includes the old one, for example <c>number</c> instead of <c>integer</c>.</summary>
    TypeWidened,

    /// <summary>The old type includes the new one.</summary>
    TypeNarrowed,

    /// <summary>The value can now be <c>null</c>.</summary>
    BecameNullable,

    /// <summary>The value can no longer be <c>null</c>.</summary>
    NoLongerNullable,

    /// <summary>The field can now be absent.</summary>
    BecameOptional,

    /// <summary>The field can no longer be absent.</summary>
    NoLongerOptional,

    /// <summary>An enum has a new member.</summary>
    MemberAdded,

    /// <summary>An enum lost a member.</summary>
    MemberRemoved,

    /// <summary>A union has a new case.</summary>
    CaseAdded,

    /// <summary>A union lost a case.</summary>
    CaseRemoved,

    /// <summary>A recursive type is represented differently: the text of the shape changes, the data does not.</summary>
    ReferenceChanged,
}

/// <summary>Whether a change keeps a promise to readers.</summary>
public enum Verdict
{
    /// <summary>The change keeps the promise.</summary>
    Compatible,

    /// <summary>The change breaks the promise.</summary>
    Breaking,
}

/// <summary>Which changes of an event without a new version are accepted.</summary>
public enum CompatibilityMode
{
    /// <summary>What is written now is valid under the locked shape: existing readers keep working. The default.</summary>
    Forward,

    /// <summary>What was written under the locked shape is valid under the new one: new readers understand old data.</summary>
    Backward,

    /// <summary>Both.</summary>
    Full,

    /// <summary>Every change is accepted.</summary>
    None,
}
