namespace EventTracking.Generators.Model;

/// <summary>Writes a collection as an array.</summary>
/// <param name="Source">What the loop runs over.</param>
/// <param name="Interface">The interface to enumerate through, for <see cref="CollectionSource.Interface"/>.</param>
/// <param name="Element">How an element is written.</param>
/// <param name="Nesting">Whether the array counts against the greatest depth.</param>
internal sealed record CollectionWriter(
    string Method,
    string TypeName,
    Passing Passing,
    CollectionSource Source,
    string? Interface,
    ValueModel Element,
    Nesting Nesting = Nesting.Bounded) : WriterModel(Method, TypeName, Passing)
{
    public override IEnumerable<ValueModel> Inner => [Element];

    public override Safety Enumeration =>
        Source is CollectionSource.Array or CollectionSource.ImmutableArray ? Element.Enumeration : Safety.MayThrow;

    public override WriterModel Counted() => this with { Nesting = Nesting.Counted };
}

/// <summary>What the loop over a collection runs over.</summary>
internal enum CollectionSource
{
    /// <summary>The value itself, an array.</summary>
    Array,

    /// <summary>The value itself, whose own enumerator is known to be the right one.</summary>
    Itself,

    /// <summary>The array inside a list.</summary>
    List,

    /// <summary>The places of a list that is known by its interface only, whose enumerator would be an object.</summary>
    Places,

    /// <summary>The value, where it has been initialized.</summary>
    ImmutableArray,

    /// <summary>The span of a memory.</summary>
    Memory,

    /// <summary>The value's interface: its own <c>GetEnumerator</c> may be another one.</summary>
    Interface,
}
