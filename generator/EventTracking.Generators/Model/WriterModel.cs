namespace EventTracking.Generators.Model;

/// <summary>A private method that writes the values of one type.</summary>
/// <param name="Method">The name of the method.</param>
/// <param name="TypeName">The type of its value in C#, without a nullable annotation.</param>
/// <param name="Passing">How the value is passed.</param>
internal abstract record WriterModel(string Method, string TypeName, Passing Passing)
{
    /// <summary>The values that the writer writes.</summary>
    public abstract IEnumerable<ValueModel> InnerValues { get; }

    /// <summary>Whether writing a value can throw.</summary>
    public virtual Safety Safety => Safety.Safe;

    /// <summary>The same writer with <see cref="Nesting.Counted"/>, if it nests.</summary>
    public virtual WriterModel WithCountedDepth() => this;
}

/// <summary>How a value is passed to its writer.</summary>
internal enum Passing
{
    /// <summary>A reference, which can be <see langword="null"/>.</summary>
    Reference,

    /// <summary>A small struct or an enum, by value.</summary>
    Value,

    /// <summary>A struct of any size, by <c>in</c>.</summary>
    In,
}
