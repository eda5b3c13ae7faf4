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
        return [.. shapes.Select(shape => new ExportFile(
            $"{Format}/{names[shape.EventName]}.{shape.Version.ToString(CultureInfo.InvariantCulture)}.json", Of(shape)))];
    }

    /// <summary>Returns the schema of one event.</summary>
    public static string Of(DataShape shape) => JsonSchema.OfLine(shape, Id(shape), ExportFile.Notice(Format));

    /// <summary>An identifier that does not depend on where the schema is published.</summary>
    private static string Id(DataShape shape) => string.Create(
        CultureInfo.InvariantCulture, $"urn:eventtracking:{Uri.EscapeDataString(Quoted.WellFormed(shape.EventName))}:{shape.Version}");
}
