using EventTracking.Generators.Json;
using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>
/// Generates the fields of an event as a text with one line per field: <c>video_id string? VideoId The video.</c> <c>FieldTable</c> in the
/// core parses it on first use. For the compiler, and for programs that never use it, one constant is far cheaper than objects.
/// </summary>
internal static class FieldTableEmitter
{
    /// <summary>The first line. The core that reads it may have another version: increase it with every change of the format.</summary>
    private const string FormatLine = "format 1";

    /// <param name="writer">The writer.</param>
    /// <param name="start">The code before the literal.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="end">The code after the literal.</param>
    public static void Write(SourceWriter writer, string start, EquatableArray<FieldModel> fields, string end)
    {
        if (fields.Count == 0)
        {
            writer.Line($"{start}{CodeText.Quoted(FormatLine)}{end}");
            return;
        }

        string[] lines = [FormatLine, .. fields.Select(Line)];
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
