using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Catalog;

/// <summary>The fields of a shape as a tree. Arrays and maps have no level of their own: what they contain belongs to the field.</summary>
internal static class CatalogFields
{
    public static IReadOnlyList<CatalogField> Of(ObjectType type) => [.. type.Fields.Select(Field)];

    private static CatalogField Field(ShapeField field)
    {
        var content = Content(field.Value.Type);
        return new CatalogField(
            field.Name,
            TypeText(field.Value.Type),
            field.Value.IsNullable,
            field.CanBeAbsent,
            field.Documentation,
            content switch
            {
                EnumType @enum => @enum.Names,
                FlagsType flags => flags.Names,
                _ => null,
            },
            content is ObjectType @object ? Of(@object) : null,
            content is UnionType union ? [.. union.Cases.Select(@case => Case(union, @case))] : null);
    }

    private static CatalogCase Case(UnionType union, UnionCase @case) => new(
        @case.Tag is null ? $"without {union.Discriminator}" : $"{union.Discriminator} = {@case.Text}", Of(@case.Type));

    private static ShapeType Content(ShapeType type) => type switch
    {
        ArrayType array => Content(array.Item.Type),
        MapType map => Content(map.Value.Type),
        _ => type,
    };

    /// <summary>The names of enums and the cases of unions are listed apart, and not part of the text.</summary>
    private static string TypeText(ShapeType type) => type switch
    {
        ArrayType array => $"array of {ContentText(array.Item)}",
        MapType map => $"map of {ContentText(map.Value)}",
        EnumType => "enum",
        FlagsType => "flags",
        UnionType union => $"union by {union.Discriminator}",
        ReferenceType reference => $"{reference.Path} (recursive)",
        _ => type.ToString()!,
    };

    private static string ContentText(ShapeValue value) => (value.IsNullable ? "nullable " : "") + TypeText(value.Type);
}
