using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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
        MoveToPatterns(keywords);

        void Visit(JsonNode? inner)
        {
            if (inner is not null)
                Redirect(inner, key);
        }
    }

    /// <summary>
    /// Parsers resolve <c>$ref</c> wherever it occurs, and <c>__proto__</c> sets the prototype of a JavaScript object. Fields of these
    /// names are therefore described by a pattern.
    /// </summary>
    private static void MoveToPatterns(JsonObject schema)
    {
        var properties = schema["properties"]?.AsObject();
        foreach (var name in (string[])[Reference, "__proto__"])
        {
            if (properties?[name] is not { } property)
                continue;

            properties.Remove(name);
            var patterns = schema["patternProperties"]?.AsObject() ?? [];
            patterns[$"^{Regex.Escape(name)}$"] = property;
            schema["patternProperties"] = patterns;
        }
    }
}
