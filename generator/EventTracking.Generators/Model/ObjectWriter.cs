namespace EventTracking.Generators.Model;

/// <summary>Writes an object with a field for each member.</summary>
internal sealed record ObjectWriter(string Method, string TypeName, Passing Passing, ObjectModel Object)
    : WriterModel(Method, TypeName, Passing)
{
    public override IEnumerable<ValueModel> InnerValues => Object.Fields.Select(static f => f.Value);

    public override WriterModel WithCountedDepth() => this with { Object = Object with { Nesting = Nesting.Counted } };
}
