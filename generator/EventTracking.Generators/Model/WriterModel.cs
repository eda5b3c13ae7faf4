namespace EventTracking.Generators.Model;

/// <summary>A private method that writes the values of one type.</summary>
/// <param name="Method">The name of the method.</param>
/// <param name="TypeName">The type of its value as it is written in code, without a mark for <see langword="null"/>.</param>
/// <param name="Passing">How the value is passed.</param>
internal abstract record WriterModel(string Method, string TypeName, Passing Passing)
{
    /// <summary>The values that this writer writes on its way.</summary>
    public abstract IEnumerable<ValueModel> Inner { get; }

    /// <summary>Whether walking through the value can throw.</summary>
    public virtual Safety Enumeration => Safety.Safe;

    /// <summary>The same writer, counting its levels.</summary>
    public virtual WriterModel Counted() => this;
}

/// <summary>How a value is passed to its writer.</summary>
internal enum Passing
{
    /// <summary>A reference, which may be <see langword="null"/>.</summary>
    Reference,

    /// <summary>A small value, by copy.</summary>
    Value,

    /// <summary>A struct of unknown size, by <c>in</c>.</summary>
    In,
}
