namespace EventTracking.Generators.Shape;

/// <summary>Builds the path of a node: <c>lines[].price</c>, <c>tags{}</c>, <c>target&lt;circle&gt;.radius</c>.</summary>
internal static class ShapePath
{
    public const string Items = "[]";
    public const string Values = "{}";

    /// <summary>The path of the data itself.</summary>
    public const string Root = "";

    public static string Field(string parent, string name) =>
        parent.Length == 0 ? ShapeName.Quote(name) : $"{parent}.{ShapeName.Quote(name)}";

    public static string Item(string parent) => parent + Items;

    public static string Value(string parent) => parent + Values;

    public static string Case(string parent, UnionCase @case) => Case(parent, @case.Text);

    public static string Case(string parent, string text) => $"{parent}<{text}>";

    /// <summary>The path of the object, array or map that contains a node.</summary>
    public static string Container(string path) => ShapePathReader.Read(new TextScanner(path)).Container;
}
