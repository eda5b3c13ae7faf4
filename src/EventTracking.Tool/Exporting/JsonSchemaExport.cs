using System.Globalization;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting;

/// <summary>Exports a JSON Schema for the lines of each event and version.</summary>
internal static class JsonSchemaExport
{
    public const string Format = "json-schema";

    public static IReadOnlyList<ExportFile> Files(IReadOnlyList<DataShape> shapes)
    {
        var names = FileNames.Of(shapes.Select(static shape => shape.EventName));
        return [.. shapes.Select(shape => new ExportFile($"{Format}/{NameOf(shape, names)}.json", Of(shape, names)))];
    }

    /// <summary>Returns the schema of one event.</summary>
    public static string Of(DataShape shape) => Of(shape, FileNames.Of([shape.EventName]));

    /// <summary>The identifier does not depend on where the schema is published.</summary>
    private static string Of(DataShape shape, ExportNames names) =>
        JsonSchema.OfLine(shape, $"urn:eventtracking:{NameOf(shape, names)}", ExportFile.Notice(Format));

    private static string NameOf(DataShape shape, ExportNames names) =>
        $"{names[shape.EventName]}.{shape.Version.ToString(CultureInfo.InvariantCulture)}";
}
