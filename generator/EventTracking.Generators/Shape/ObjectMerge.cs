namespace EventTracking.Generators.Shape;

/// <summary>Merges several object types into one that includes every value of each.</summary>
internal static class ObjectMerge
{
    public static ObjectType Of(IReadOnlyList<ObjectType> types, string path)
    {
        var names = types.SelectMany(static type => type.Fields).Select(static field => field.Name).Distinct(StringComparer.Ordinal);
        return new ObjectType(names.Select(name => Field(name, [.. types.Select(type => type.Find(name))], path)));
    }

    private static ShapeField Field(string name, IReadOnlyList<ShapeField?> inTypes, string path)
    {
        var fields = inTypes.OfType<ShapeField>().ToList();
        return new ShapeField(
            name,
            HaveOneType(fields, path)
                ? new ShapeValue(fields[0].Value.Type, fields.Any(static field => field.Value.IsNullable))
                : new ShapeValue(AnyType.Instance, isNullable: true),
            fields.Count < inTypes.Count || fields.Any(static field => field.CanBeAbsent),
            fields.Select(static field => field.Documentation).FirstOrDefault(static documentation => documentation is not null),
            fields[0].Member);
    }

    private static bool HaveOneType(IReadOnlyList<ShapeField> fields, string path) =>
        fields.Select(field => Text(field, path)).Distinct(StringComparer.Ordinal).Count() == 1;

    /// <summary>The type of the field and all nodes inside it, without the nullability of the field itself.</summary>
    private static string Text(ShapeField field, string path) => string.Join(
        "\n",
        ShapeNode.Of(ShapePath.Field(path, field.Name), new ShapeValue(field.Value.Type, isNullable: false))
            .Select(static node => node.ToString())
            .OrderBy(static line => line, StringComparer.Ordinal));
}
