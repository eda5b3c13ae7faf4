namespace EventTracking.Generators.Model;

/// <summary>What stands between the braces of one JSON object.</summary>
/// <param name="Discriminator">The leading field that tells derived types apart, as JSON text: <c>"$type":"circle"</c>.</param>
/// <param name="Fields">The fields in the order in which they are written.</param>
/// <param name="Nesting">Whether this object counts against the greatest depth.</param>
internal sealed record ObjectModel(string? Discriminator, EquatableArray<FieldModel> Fields, Nesting Nesting = Nesting.Bounded);

/// <summary>Whether the depth of a value is known from its type.</summary>
internal enum Nesting
{
    /// <summary>The type says how deep it goes: brackets are part of the constant fragments.</summary>
    Bounded,

    /// <summary>A recursive type or a JSON value is below: levels are counted at run time.</summary>
    Counted,
}
