namespace EventTracking.Generators.Model;

/// <summary>Writes a dictionary as an object.</summary>
/// <param name="Interface">The type to cast to before enumerating; <see langword="null"/> for none.</param>
/// <param name="Key">How an enum key is written; <see langword="null"/> for keys that <c>WriteKey</c> accepts.</param>
/// <param name="Value">How a value is written.</param>
/// <param name="ValueNullability">Whether a value can be <c>null</c> on the wire.</param>
/// <param name="Nesting">Whether the object counts its depth at run time.</param>
internal sealed record DictionaryWriter(
    string Method,
    string TypeName,
    Passing Passing,
    string? Interface,
    ValueModel? Key,
    ValueModel Value,
    Nullability ValueNullability,
    Nesting Nesting = Nesting.Bounded) : WriterModel(Method, TypeName, Passing)
{
    public override IEnumerable<ValueModel> InnerValues => Key is null ? [Value] : [Key, Value];

    public override Safety Safety => Safety.MayThrow;

    public override WriterModel WithCountedDepth() => this with { Nesting = Nesting.Counted };
}
