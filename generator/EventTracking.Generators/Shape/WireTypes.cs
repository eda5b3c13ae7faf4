using EventTracking.Generators.Model;

namespace EventTracking.Generators.Shape;

/// <summary>The wire types of the values that the core writes in one call.</summary>
internal static class WireTypes
{
    public static ShapeType Of(ValueModel value) => value.Call switch
    {
        ValueCall.WriteQuoted => new StringType(StringFormat.Number),
        ValueCall.WriteNamed => NumberType.Named,
        ValueCall.WriteBase64 or ValueCall.WriteBase64Span => new StringType(StringFormat.Base64),
        ValueCall.ValueWriter => OfJsonType(value),
        _ => Format(value.Target) is { } format ? new StringType(format) : OfJsonType(value),
    };

    /// <summary>An integer of the range that the model carries.</summary>
    public static ShapeType Integer(ValueModel value) =>
        value.Range is { } range ? new IntegerType(range.Minimum, range.Maximum) : IntegerType.Unlimited;

    private static StringFormat? Format(string? target) => target switch
    {
        "DateTime" or "DateTimeOffset" => StringFormat.DateTime,
        "DateOnly" => StringFormat.Date,
        "TimeOnly" => StringFormat.Time,
        "TimeSpan" => StringFormat.TimeSpan,
        "Guid" => StringFormat.Uuid,
        "Uri" => StringFormat.Uri,
        "Version" => StringFormat.Version,
        "Char" => StringFormat.Char,
        _ => null,
    };

    /// <summary>A value writer declares the type of its JSON only, so the contents of an array or object are unknown.</summary>
    private static ShapeType OfJsonType(ValueModel value) => value.JsonType switch
    {
        JsonType.Boolean => BooleanType.Instance,
        JsonType.Integer => Integer(value),
        JsonType.Number => NumberType.Finite,
        JsonType.String => StringType.Plain,
        JsonType.Array when value.Call is ValueCall.ValueWriter => new ArrayType(new ShapeValue(AnyType.Instance, isNullable: true)),
        JsonType.Array => new ArrayType(new ShapeValue(StringType.Plain, value.Items is Nullability.Nullable)),
        JsonType.Object => new MapType(new ShapeValue(AnyType.Instance, isNullable: true)),
        _ => AnyType.Instance,
    };
}
