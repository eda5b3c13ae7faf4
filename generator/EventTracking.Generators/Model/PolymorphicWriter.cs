namespace EventTracking.Generators.Model;

/// <summary>Writes an object by its type at run time.</summary>
/// <param name="Cases">The derived types that are known.</param>
/// <param name="Match">Which values a case is for.</param>
/// <param name="Fallback">The writer for all others.</param>
internal sealed record PolymorphicWriter(
    string Method,
    string TypeName,
    EquatableArray<DerivedCase> Cases,
    DerivedMatch Match,
    ValueModel Fallback)
    : WriterModel(Method, TypeName, Passing.Reference)
{
    public override IEnumerable<ValueModel> Inner => [.. Cases.Select(static derived => derived.Value), Fallback];
}

/// <summary>A derived type.</summary>
/// <param name="TypeName">The type as it is written in code.</param>
/// <param name="Value">How it is written, discriminator included.</param>
internal sealed record DerivedCase(string TypeName, ValueModel Value);

/// <summary>Which values the case of a derived type is for.</summary>
internal enum DerivedMatch
{
    /// <summary>Those of exactly that type.</summary>
    Exact,

    /// <summary>Those of types derived from it as well; the most derived cases come first.</summary>
    NearestAncestor,
}
