using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting.Sql;

/// <summary>Exports typed views: one of each event and version, and one of each event over all its versions.</summary>
internal static class SqlExport
{
    private static readonly PostgreSqlDialect PostgreSqlDialect = new();
    private static readonly DuckDbDialect DuckDbDialect = new();

    public static IReadOnlyList<ExportFile> PostgreSqlFiles(IReadOnlyList<DataShape> shapes) =>
        [new("events.postgres.sql", Script(shapes, PostgreSqlDialect))];

    public static IReadOnlyList<ExportFile> DuckDbFiles(IReadOnlyList<DataShape> shapes) =>
        [new("events.duckdb.sql", Script(shapes, DuckDbDialect))];

    /// <summary>Returns the statements that create the views of one event, over the table <c>events</c>.</summary>
    /// <param name="versions">The versions of the event.</param>
    public static string PostgreSql(params IReadOnlyList<DataShape> versions) => Views(versions, PostgreSqlDialect);

    /// <summary>Returns the statements that create the views of one event, over the view <c>events</c>.</summary>
    /// <param name="versions">The versions of the event.</param>
    public static string DuckDb(params IReadOnlyList<DataShape> versions) => Views(versions, DuckDbDialect);

    private static string Views(IReadOnlyList<DataShape> versions, SqlDialect dialect) =>
        new SqlViews(versions, new SqlNames(versions), dialect).Statements();

    private static string Script(IReadOnlyList<DataShape> shapes, SqlDialect dialect)
    {
        var names = new SqlNames(shapes);
        var views = shapes.GroupBy(static shape => shape.EventName, StringComparer.Ordinal)
            .OrderBy(static versions => versions.Key, StringComparer.Ordinal)
            .Select(versions => $"\n{new SqlViews([.. versions], names, dialect).Statements()}");
        return $"{dialect.Prologue}{string.Concat(views)}{(dialect.Epilogue.Length > 0 ? "\n" : "")}{dialect.Epilogue}";
    }
}
