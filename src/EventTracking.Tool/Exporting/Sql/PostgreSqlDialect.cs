using System.Globalization;

namespace EventTracking.Tool.Exporting.Sql;

/// <summary>PostgreSQL 14 or later.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public override string Format => "sql-postgres";

    public override string Prologue => $"""
        -- {ExportFile.Notice(Format)}
        -- Views over this table:
        --   CREATE TABLE events (id uuid, name text, version integer, "timestamp" timestamptz, data jsonb, context jsonb);

        BEGIN;

        """;

    public override string Epilogue => "COMMIT;\n";

    // CREATE OR REPLACE VIEW cannot remove, reorder or retype columns.
    public override string DropViews(IEnumerable<string> views) => $"DROP VIEW IF EXISTS {string.Join(", ", views)};\n\n";

    public override string CreateView(string view) => $"CREATE VIEW {view} AS";

    public override string NameOf(SqlType type) => NameOf(type.Kind) + (type.IsList ? "[]" : "");

    public override string Value(string field, SqlType type)
    {
        var key = Literal(field);
        if (type == SqlType.Json)
            return $"NULLIF(data -> {key}, 'null'::jsonb)";
        return type.IsList
            ? $"CASE jsonb_typeof(data -> {key}) WHEN 'array' THEN ARRAY("
                + $"SELECT {Convert("item", type.Kind)} FROM jsonb_array_elements_text(data -> {key}) AS items (item)) END"
            : Convert($"(data ->> {key})", type.Kind);
    }

    public override string IsVersion(int version, int assumed) => $"version = {version.ToString(CultureInfo.InvariantCulture)}";

    private static string Convert(string text, SqlKind kind) => kind switch
    {
        SqlKind.Text => text,
        SqlKind.Instant => $"regexp_replace({text}, {OffsetPattern})::timestamptz",
        SqlKind.Duration => $"regexp_replace({text}, {DurationPattern})::interval",
        SqlKind.Bytes => $"decode({text}, 'base64')",
        _ => $"{text}::{NameOf(kind)}",
    };

    private static string NameOf(SqlKind kind) => kind switch
    {
        SqlKind.Boolean => "boolean",
        SqlKind.SmallInteger => "smallint",
        SqlKind.Integer => "integer",
        SqlKind.BigInteger => "bigint",
        SqlKind.AnyInteger or SqlKind.Number or SqlKind.WrittenNumber => "numeric",
        SqlKind.Instant => "timestamptz",
        SqlKind.Date => "date",
        SqlKind.Time => "time",
        SqlKind.Duration => "interval",
        SqlKind.Uuid => "uuid",
        SqlKind.Bytes => "bytea",
        SqlKind.Json => "jsonb",
        _ => "text",
    };
}
