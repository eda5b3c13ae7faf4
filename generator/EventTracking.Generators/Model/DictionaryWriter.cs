namespace EventTracking.Generators.Model;

/// <summary>Writes a dictionary as an object.</summary>
/// <param name="Interface">The interface to enumerate through, or <see langword="null"/> where the value itself will do.</param>
/// <param name="Key">How an enum key is written, or <see langword="null"/> for keys that the core writes.</param>
/// <param name="Value">How a value is written.</param>
/// <param name="Nesting">Whether the object counts against the greatest depth.</param>
internal sealed record DictionaryWriter(
    string Method,
    string TypeName,
    Passing Passing,
    string? Interface,
    ValueModel? Key,
    ValueModel Value,
    Nesting Nesting = Nesting.Bounded) : WriterModel(Method, TypeName, Passing)
{
    public override IEnumerable<ValueModel> Inner => Key is null ? [Value] : [Key, Value];

    public override Safety Enumeration => Safety.MayThrow;

    public override WriterModel Counted() => this with { Nesting = Nesting.Counted };
}
