namespace EventTracking.Generators.Model;

/// <summary>Writes a value that is optional by its type; <c>null</c> if there is none.</summary>
/// <param name="Kind">The kind of type.</param>
/// <param name="Value">How the value is written if there is one.</param>
internal sealed record OptionalWriter(string Method, string TypeName, OptionalKind Kind, ValueModel Value)
    : WriterModel(Method, TypeName, Kind is OptionalKind.Option ? Passing.Reference : Passing.Value)
{
    public override IEnumerable<ValueModel> InnerValues => [Value];

    public override Safety Safety => Value.Safety;
}

/// <summary>The types that are a value or nothing.</summary>
internal enum OptionalKind
{
    /// <summary><see cref="Nullable{T}"/></summary>
    Nullable,

    /// <summary><c>FSharpOption</c>, which is <see langword="null"/> if it is empty.</summary>
    Option,

    /// <summary><c>FSharpValueOption</c></summary>
    ValueOption,
}
