namespace EventTracking.Generators.Model;

/// <summary>Writes a collection as an array.</summary>
/// <param name="Source">What the generated loop enumerates.</param>
/// <param name="Interface">The interface to enumerate through, for <see cref="CollectionSource.Interface"/>.</param>
/// <param name="Element">How an element is written.</param>
/// <param name="ElementNullability">Whether an element can be <c>null</c> on the wire.</param>
/// <param name="Nesting">Whether the array counts its depth at run time.</param>
internal sealed record CollectionWriter(
    string Method,
    string TypeName,
    Passing Passing,
    CollectionSource Source,
    string? Interface,
    ValueModel Element,
    Nullability ElementNullability,
    Nesting Nesting = Nesting.Bounded) : WriterModel(Method, TypeName, Passing)
{
    public override IEnumerable<ValueModel> InnerValues => [Element];

    public override Safety Safety =>
        Source is CollectionSource.Array or CollectionSource.ImmutableArray ? Element.Safety : Safety.MayThrow;

    public override WriterModel WithCountedDepth() => this with { Nesting = Nesting.Counted };
}

/// <summary>What the loop over a collection enumerates.</summary>
internal enum CollectionSource
{
    /// <summary>The value, an array.</summary>
    Array,

    /// <summary>The value, whose own enumerator is known to yield the elements of its interface.</summary>
    Value,

    /// <summary>The span of a <c>List&lt;T&gt;</c>.</summary>
    List,

    /// <summary>The indices of an <c>IReadOnlyList&lt;T&gt;</c> or <c>IList&lt;T&gt;</c>, whose enumerator would be allocated.</summary>
    Indexer,

    /// <summary>The value, an <c>ImmutableArray&lt;T&gt;</c>, unless it is <c>default</c>.</summary>
    ImmutableArray,

    /// <summary>The span of a <c>Memory&lt;T&gt;</c> or <c>ReadOnlyMemory&lt;T&gt;</c>.</summary>
    Memory,

    /// <summary>The value as its interface, because its own <c>GetEnumerator</c> may yield something else.</summary>
    Interface,
}
