namespace EventTracking.Generators.Model;

/// <summary>Writes an option of F#: its value, or <c>null</c>.</summary>
/// <param name="Value">How the value is written.</param>
internal sealed record OptionWriter(string Method, string TypeName, Passing Passing, ValueModel Value)
    : WriterModel(Method, TypeName, Passing)
{
    public override IEnumerable<ValueModel> Inner => [Value];

    public override Safety Enumeration => Value.Enumeration;
}
