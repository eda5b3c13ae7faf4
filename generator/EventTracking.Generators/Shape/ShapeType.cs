namespace EventTracking.Generators.Shape;

/// <summary>
/// The type of a value on the wire. <see cref="object.ToString"/> returns its text form, for example <c>integer(0..255)</c>.
/// </summary>
public abstract class ShapeType
{
    private protected ShapeType()
    {
    }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanType : ShapeType
{
    /// <summary>The type.</summary>
    public static readonly BooleanType Instance = new();

    private BooleanType()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "boolean";
}

/// <summary>Any JSON value, <c>null</c> included.</summary>
public sealed class AnyType : ShapeType
{
    /// <summary>The type.</summary>
    public static readonly AnyType Instance = new();

    private AnyType()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "any";
}

/// <summary>
/// The type of the node at another path of the same shape, which a recursive type repeats. Nullability is not part of it.
/// </summary>
public sealed class ReferenceType(string path) : ShapeType
{
    /// <summary>Gets the path of the node. Its type is not another reference.</summary>
    public string Path { get; } = path;

    /// <inheritdoc/>
    public override string ToString() => $"^{Path}";
}
