using EventTracking.Generators.Json;
using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>
/// Writes the fields of an event as a table, a line for each: <c>video_id string? VideoId The video.</c> The core's
/// <c>FieldTable</c> reads it when the fields are first asked for. One constant costs the compiler, and a program that asks for no
/// fields, far less than the objects would.
/// </summary>
internal static class FieldTableEmitter
{
    /// <param name="writer">Where the table goes.</param>
    /// <param name="start">What stands before the table.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="end">What stands behind the table.</param>
    public static void Write(SourceWriter writer, string start, EquatableArray<FieldModel> fields, string end)
    {
        if (fields.Count == 0)
        {
            writer.Line($"{start}\"\"{end}");
            return;
        }

        var lines = fields.Select(Line).ToArray();
        var quotes = CodeText.RawQuotes(lines);
        writer.Line(start + quotes);
        foreach (var line in lines)
            writer.Line(line);
        writer.Line($"{quotes}{end}");
    }

    private static string Line(FieldModel field)
    {
        var wireName = JsonText.Escape(field.WireName).Replace(" ", "\\u0020");
        var kind = field.Value.JsonType.ToString().ToLowerInvariant();
        var mark = field.Nullability is Nullability.Nullable ? "?" : "";
        var documentation = field.Documentation is null ? "" : $" {CodeText.OneLine(field.Documentation)}";
        return $"{wireName} {kind}{mark} {field.Name}{documentation}";
    }
}
