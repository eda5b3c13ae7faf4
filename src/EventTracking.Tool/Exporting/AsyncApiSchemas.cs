using System.Text.Json.Nodes;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting;

/// <summary>
/// The JSON Schemas of events as components of an AsyncAPI document. AsyncAPI is based on draft 07, which has all keywords that the schemas
/// use, except for their definitions: those become components of their own.
/// </summary>
internal static class AsyncApiSchemas
{
    private const string Definitions = "$defs";
    private const string Reference = "$ref";

    public static void Add(JsonObject schemas, string key, DataShape shape)
    {
        var schema = JsonNode.Parse(JsonSchema.OfLine(shape))!.AsObject();
        schema.Remove("$schema");
        var definitions = schema[Definitions]?.AsObject();
        schema.Remove(Definitions);

        Redirect(schema, key);
        schemas[key] = schema;
        foreach (var (name, definition) in definitions?.ToList() ?? [])
        {
            definitions!.Remove(name);
            Redirect(definition!, key);
            schemas[$"{key}.{name}"] = definition;
        }
    }

    /// <summary>Visits schemas only: fields can have any name, even that of a keyword.</summary>
    private static void Redirect(JsonNode schema, string key)
    {
        if (schema is not JsonObject keywords)
            return;

        if (keywords[Reference]?.GetValue<string>() is { } reference)
            keywords[Reference] = $"#/components/schemas/{key}.{reference[$"#/{Definitions}/".Length..]}";
        foreach (var inner in (string[])["items", "additionalProperties"])
            Visit(keywords[inner]);
        foreach (var list in (string[])["oneOf", "anyOf"])
        {
            foreach (var inner in keywords[list]?.AsArray() ?? [])
                Visit(inner);
        }

        foreach (var (_, property) in keywords["properties"]?.AsObject() ?? [])
            Visit(property);

        void Visit(JsonNode? inner)
        {
            if (inner is not null)
                Redirect(inner, key);
        }
    }
}
