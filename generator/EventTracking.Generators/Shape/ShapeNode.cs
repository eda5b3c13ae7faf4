namespace EventTracking.Generators.Shape;

/// <summary>A value in a shape: a field, the items of an array or the values of a map.</summary>
public sealed class ShapeNode
{
    private ShapeNode(string path, ShapeValue value, ShapeField? field) => (Path, Value, Field) = (path, value, field);

    /// <summary>Gets the path, for example <c>lines[].price</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the value.</summary>
    public ShapeValue Value { get; }

    /// <summary>Gets the field, or <see langword="null"/> for items of an array and values of a map.</summary>
    public ShapeField? Field { get; }

    /// <summary>Gets the text form of what is at the path, for example <c>string ? ~</c>.</summary>
    public string TypeText => Field?.ToString() ?? Value.ToString();

    /// <summary>Returns the line of the text form, without indentation: <c>path type[ ?][ ~]</c>.</summary>
    public override string ToString() => $"{Path} {TypeText}";

    /// <summary>The nodes of an object, each before those inside it.</summary>
    internal static IEnumerable<ShapeNode> Of(ObjectType type, string path = ShapePath.Root)
    {
        foreach (var field in type.Fields)
        {
            foreach (var node in Of(ShapePath.Field(path, field.Name), field.Value, field))
                yield return node;
        }
    }

    /// <summary>A value, then the nodes inside it.</summary>
    internal static IEnumerable<ShapeNode> Of(string path, ShapeValue value, ShapeField? field = null) =>
        new[] { new ShapeNode(path, value, field) }.Concat(value.Type switch
        {
            ArrayType array => Of(ShapePath.Item(path), array.Item),
            MapType map => Of(ShapePath.Value(path), map.Value),
            ObjectType @object => Of(@object, path),
            UnionType union => union.Cases.SelectMany(@case => Of(@case.Type, ShapePath.Case(path, @case))),
            _ => [],
        });
}
