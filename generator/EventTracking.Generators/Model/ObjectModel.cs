namespace EventTracking.Generators.Model;

/// <summary>The content of one JSON object.</summary>
/// <param name="Discriminator">The first field, which identifies the derived type, as JSON: <c>"$type":"circle"</c>.</param>
/// <param name="Fields">The fields in the order in which they are written.</param>
/// <param name="Nesting">Whether the object counts its depth at run time.</param>
internal sealed record ObjectModel(string? Discriminator, EquatableArray<FieldModel> Fields, Nesting Nesting = Nesting.Bounded);

/// <summary>Whether the depth of a value is known from its type.</summary>
internal enum Nesting
{
    /// <summary>The type limits the depth: brackets are part of the constant JSON.</summary>
    Bounded,

    /// <summary>The value can contain a recursive type or a JSON value: its depth is counted at run time.</summary>
    Counted,
}
