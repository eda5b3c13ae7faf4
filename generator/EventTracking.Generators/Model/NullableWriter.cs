namespace EventTracking.Generators.Model;

/// <summary>Writes a <see cref="Nullable{T}"/>.</summary>
/// <param name="Value">How the value is written where there is one.</param>
internal sealed record NullableWriter(string Method, string TypeName, ValueModel Value)
    : WriterModel(Method, TypeName, Passing.Value)
{
    public override IEnumerable<ValueModel> Inner => [Value];

    public override Safety Enumeration => Value.Enumeration;
}
