namespace EventTracking.Generators.Model;

/// <summary>Writes an object according to its type at run time.</summary>
/// <param name="Cases">The types in <c>[JsonDerivedType]</c>.</param>
/// <param name="Match">Which values a case matches.</param>
/// <param name="Base">How values of the base type itself are written; <see langword="null"/> if it is abstract or one of the cases.</param>
/// <param name="Unlisted">How values of other types are written.</param>
internal sealed record PolymorphicWriter(
    string Method,
    string TypeName,
    EquatableArray<DerivedCase> Cases,
    DerivedMatch Match,
    ValueModel? Base,
    UnlistedTypes Unlisted)
    : WriterModel(Method, TypeName, Passing.Reference)
{
    public override IEnumerable<ValueModel> InnerValues => Cases.Select(static derived => derived.Value).Append(Base).OfType<ValueModel>();

    public override Safety Safety => Unlisted is UnlistedTypes.Fail ? Safety.MayThrow : Safety.Safe;
}

/// <summary>A derived type.</summary>
/// <param name="TypeName">The type in C#.</param>
/// <param name="Value">How it is written, including the discriminator.</param>
internal sealed record DerivedCase(string TypeName, ValueModel Value);

/// <summary>Which values the case of a derived type matches.</summary>
internal enum DerivedMatch
{
    /// <summary>Values of exactly that type.</summary>
    Exact,

    /// <summary>Values of that type and of types that derive from it. The most derived cases come first.</summary>
    NearestAncestor,
}

/// <summary>How a value is written if its type is not listed.</summary>
internal enum UnlistedTypes
{
    /// <summary>The field fails, as with System.Text.Json.</summary>
    Fail,

    /// <summary>As the base type.</summary>
    WriteAsBase,
}
