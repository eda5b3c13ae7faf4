namespace EventTracking.Generators.Model;

/// <summary>The content of one JSON object.</summary>
/// <param name="Discriminator">The first field, which identifies the derived type; <see langword="null"/> if there is none.</param>
/// <param name="Fields">The fields in the order in which they are written.</param>
/// <param name="Nesting">Whether the object counts its depth at run time.</param>
internal sealed record ObjectModel(DiscriminatorModel? Discriminator, EquatableArray<FieldModel> Fields, Nesting Nesting = Nesting.Bounded);

/// <summary>The field that identifies a derived type.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Value">Its value as JSON: a string or an integer.</param>
/// <param name="Json">Both as JSON: <c>"$type":"circle"</c>.</param>
internal sealed record DiscriminatorModel(string Name, string Value, string Json);

/// <summary>Whether the depth of a value is known from its type.</summary>
internal enum Nesting
{
    /// <summary>The type limits the depth: brackets are part of the constant JSON.</summary>
    Bounded,

    /// <summary>The value can contain a recursive type or a JSON value: its depth is counted at run time.</summary>
    Counted,
}
