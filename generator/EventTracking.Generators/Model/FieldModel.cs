namespace EventTracking.Generators.Model;

/// <summary>One field of an object.</summary>
/// <param name="Name">The name of the member in C#.</param>
/// <param name="WireName">The name of the field on the wire, not escaped.</param>
/// <param name="Receiver">The type to go through where a derived type hides the member; else <see langword="null"/>.</param>
/// <param name="ComparedAs">The type to compare as, for <see cref="FieldCondition.WhenNotDefault"/>.</param>
/// <param name="Value">How the value is written.</param>
/// <param name="Condition">When the field is left out.</param>
/// <param name="Getter">Whether reading the member, or comparing it for the condition, can throw.</param>
/// <param name="Nullability">Whether the field can be <c>null</c> on the wire.</param>
/// <param name="Documentation">The flattened doc comment.</param>
internal sealed record FieldModel(
    string Name,
    string WireName,
    string? Receiver,
    string? ComparedAs,
    ValueModel Value,
    FieldCondition Condition,
    Safety Getter,
    Nullability Nullability,
    string? Documentation);

/// <summary>When a field is left out.</summary>
internal enum FieldCondition
{
    /// <summary>Never.</summary>
    Always,

    /// <summary>Where its value is <see langword="null"/>.</summary>
    WhenNotNull,

    /// <summary>Where its value is the default of its type.</summary>
    WhenNotDefault,
}

/// <summary>Whether evaluating something can throw; what can throw is guarded, so that it costs a field and not the event.</summary>
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
