namespace EventTracking.Generators.Model;

/// <summary>Writes an object by its type at run time.</summary>
/// <param name="Cases">The listed types.</param>
/// <param name="Match">Which values a case is for.</param>
/// <param name="Base">How values of the base itself are written; <see langword="null"/> if it is abstract or among the cases.</param>
/// <param name="Unlisted">What becomes of a value whose type is not listed.</param>
internal sealed record PolymorphicWriter(
    string Method,
    string TypeName,
    EquatableArray<DerivedCase> Cases,
    DerivedMatch Match,
    ValueModel? Base,
    UnlistedTypes Unlisted)
    : WriterModel(Method, TypeName, Passing.Reference)
{
    public override IEnumerable<ValueModel> Inner => [.. Cases.Select(static derived => derived.Value), .. Base is null ? [] : (ValueModel[])[Base]];

    public override Safety Enumeration => Unlisted is UnlistedTypes.Fail ? Safety.MayThrow : Safety.Safe;
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

/// <summary>What becomes of a value whose type is not listed.</summary>
internal enum UnlistedTypes
{
    /// <summary>The field fails, as with System.Text.Json.</summary>
    Fail,

    /// <summary>It is written as its base.</summary>
    WriteAsBase,
}
