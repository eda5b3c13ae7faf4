using EventTracking.Generators.Shape;
using EventTracking.Tool.Exporting.Sql;
using EventTracking.Tool.Exporting.TypeScript;

namespace EventTracking.Tool.Exporting;

/// <summary>A format that events are exported in.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Description">What the files are for.</param>
/// <param name="Export">Returns the files for the shapes. They depend on nothing else.</param>
internal sealed record ExportFormat(
    string Name, string Description, Func<IReadOnlyList<DataShape>, IReadOnlyList<ExportFile>> Export)
{
    /// <summary>All formats.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("json-schema", "a JSON Schema (2020-12) of each event and version", JsonSchemaExport.Files),
        new("typescript", "TypeScript types of all events, and a client for browsers", TypeScriptExport.Files),
        new("asyncapi", "an AsyncAPI 3.0 document", AsyncApiExport.Files),
        new("sql-postgres", "PostgreSQL views over a table of events", SqlExport.PostgreSqlFiles),
        new("sql-duckdb", "DuckDB views over JSON Lines files", SqlExport.DuckDbFiles),
        new("markdown", "a page for people", MarkdownExport.Files),
    ];

    /// <summary>Returns the format with that name.</summary>
    public static ExportFormat Find(string name) => All.Single(format => format.Name == name);
}
