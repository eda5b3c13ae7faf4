namespace EventTracking.Generators.Model;

/// <summary>One field of an object.</summary>
/// <param name="Name">The name of the member in C#.</param>
/// <param name="WireName">The name of the field on the wire, not escaped.</param>
/// <param name="Receiver">The type to cast to if a derived type hides the member; <see langword="null"/> if not.</param>
/// <param name="ComparedAs">The type of the comparison, for <see cref="FieldCondition.WhenNotDefault"/>.</param>
/// <param name="Value">How the value is written.</param>
/// <param name="Condition">When the field is written.</param>
/// <param name="GetterSafety">Whether reading the member, or comparing it for the condition, can throw.</param>
/// <param name="Nullability">Whether the field can be <c>null</c> on the wire.</param>
/// <param name="Documentation">The doc comment, as plain text.</param>
internal sealed record FieldModel(
    string Name,
    string WireName,
    string? Receiver,
    string? ComparedAs,
    ValueModel Value,
    FieldCondition Condition,
    Safety GetterSafety,
    Nullability Nullability,
    string? Documentation);

/// <summary>When a field is written.</summary>
internal enum FieldCondition
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>Unless its value is <see langword="null"/>.</summary>
    WhenNotNull,

    /// <summary>Unless its value is the default of its type.</summary>
    WhenNotDefault,
}

/// <summary>Whether an expression can throw. Expressions that can are guarded: an exception costs the field and not the event.</summary>
internal enum Safety
{
    Safe,
    MayThrow,
}

/// <summary>Whether a field can be <c>null</c> on the wire.</summary>
internal enum Nullability
{
    NotNull,
    Nullable,
}
