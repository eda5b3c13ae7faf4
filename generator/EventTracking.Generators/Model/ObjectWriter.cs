namespace EventTracking.Generators.Model;

/// <summary>Writes an object by its members.</summary>
internal sealed record ObjectWriter(string Method, string TypeName, Passing Passing, ObjectModel Object)
    : WriterModel(Method, TypeName, Passing)
{
    public override IEnumerable<ValueModel> Inner => Object.Fields.Select(static f => f.Value);

    public override WriterModel Counted() => this with { Object = Object with { Nesting = Nesting.Counted } };
}
