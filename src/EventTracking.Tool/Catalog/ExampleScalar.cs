using System.Text.Json.Nodes;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Catalog;

/// <summary>Example values of the types without content.</summary>
internal static class ExampleScalar
{
    public static JsonNode Of(ShapeType type) => type switch
    {
        BooleanType => true,
        IntegerType integer => Integer(integer),
        NumberType => 1.5,
        StringType text => Text(text.Format),
        EnumType @enum => Name(@enum.Names),
        FlagsType flags => Name(flags.Names),
        AnyType => "any value",
        _ => throw new ArgumentException($"'{type}' has content.", nameof(type)),
    };

    private static long Integer(IntegerType type) => Math.Clamp(1, type.Minimum ?? long.MinValue, type.Maximum ?? long.MaxValue);

    /// <summary>A value without a name is written as an integer.</summary>
    private static JsonNode Name(IReadOnlyList<string> names) => names is [var first, ..] ? first : 0;

    private static string Text(StringFormat format) => format switch
    {
        StringFormat.DateTime => "2026-01-31T12:34:56.789012+00:00",
        StringFormat.Date => "2026-01-31",
        StringFormat.Time => "12:34:56",
        StringFormat.TimeSpan => "00:01:30",
        StringFormat.Uuid => "0198c2f3-5d1e-7a4b-8c6d-9e0f1a2b3c4d",
        StringFormat.Uri => "https://example.org/",
        StringFormat.Base64 => "AQID",
        StringFormat.Version => "1.2.3",
        StringFormat.Char => "A",
        StringFormat.Number => "1.5",
        _ => "text",
    };
}
