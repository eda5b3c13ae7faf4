using System.Globalization;

namespace EventTracking.Generators.Shape;

/// <summary>
/// Exports a shape as JSON Schema 2020-12. Every value that the generated writer writes is valid under the schema. Fields that the shape
/// does not know are valid too, because an event of a later version may have them.
/// </summary>
public static class JsonSchema
{
    /// <summary>Returns the schema of an event's data.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="id">The <c>$id</c>, or <see langword="null"/> for none.</param>
    /// <param name="comment">The <c>$comment</c>, or <see langword="null"/> for none.</param>
    public static string OfData(DataShape shape, string? id = null, string? comment = null) =>
        Write(shape, id, comment, static writer => writer.WriteData());

    /// <summary>Returns the schema of a whole line: name, timestamp, data, context, and the optional id and version.</summary>
    /// <inheritdoc cref="OfData"/>
    public static string OfLine(DataShape shape, string? id = null, string? comment = null) =>
        Write(shape, id, comment, static writer => writer.WriteLine());

    private static string Write(DataShape shape, string? id, string? comment, Action<JsonSchemaWriter> content)
    {
        var json = new JsonTextWriter();
        var writer = new JsonSchemaWriter(shape, json);
        json.Object(() =>
        {
            json.Member("$schema", "https://json-schema.org/draft/2020-12/schema");
            if (id is not null)
                json.Member("$id", id);
            if (comment is not null)
                json.Member("$comment", comment);
            json.Member("title", $"{shape.EventName} {shape.Version.ToString(CultureInfo.InvariantCulture)}");
            if (shape.Documentation is { } documentation)
                json.Member("description", documentation);
            content(writer);
            writer.WriteDefinitions();
        });
        return json.ToString() + "\n";
    }
}
