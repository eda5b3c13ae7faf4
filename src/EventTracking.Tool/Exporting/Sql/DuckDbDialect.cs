using System.Globalization;

namespace EventTracking.Tool.Exporting.Sql;

/// <summary>DuckDB 1.4 or later, the first with <c>BIGNUM</c>.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    public override string Format => "sql-duckdb";

    public override string Prologue => $$"""
        -- {{ExportFile.Notice(Format)}}
        -- Views over JSON Lines files, plain or compressed. Before running this, set where they are:
        --   SET VARIABLE event_files = 'logs/*.jsonl*';

        CREATE OR REPLACE VIEW events AS
        SELECT *
        FROM read_json(
            coalesce(getvariable('event_files'), '*.jsonl*'),
            format = 'newline_delimited',
            columns = {
                id: 'UUID', name: 'VARCHAR', version: 'INTEGER', "timestamp": 'TIMESTAMPTZ', data: 'JSON', context: 'JSON'
            });

        """;

    public override string Epilogue => "";

    public override string DropViews(IEnumerable<string> views) => "";

    public override string CreateView(string view) => $"CREATE OR REPLACE VIEW {view} AS";

    public override string NameOf(SqlType type) => NameOf(type.Kind) + (type.IsList ? "[]" : "");

    public override string Value(string field, SqlType type)
    {
        var key = Literal(Key(field));
        if (type == SqlType.Json)
            return $"nullif((data -> {key}), 'null')";
        if (!type.IsList)
            return Convert($"(data ->> {key})", type.Kind);
        var list = $"CAST((data -> {key}) AS VARCHAR[])";
        return type.Kind is SqlKind.Text or SqlKind.WrittenNumber ? list : $"[{Convert("item", type.Kind)} FOR item IN {list}]";
    }

    public override string IsVersion(int version, int assumed)
    {
        var number = version.ToString(CultureInfo.InvariantCulture);
        return version == assumed ? $"coalesce(version, {number}) = {number}" : $"version = {number}";
    }

    /// <summary>A key with special characters is written as a JSON pointer: paths cannot escape quotes.</summary>
    private static string Key(string field) => field.Length > 0 && field.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_')
        ? field
        : $"/{field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string Convert(string text, SqlKind kind) => kind switch
    {
        SqlKind.Text or SqlKind.WrittenNumber => text,
        SqlKind.Instant => $"CAST(regexp_replace({text}, {OffsetPattern}) AS TIMESTAMPTZ)",
        SqlKind.Duration => $"CAST(regexp_replace({text}, {DurationPattern}) AS INTERVAL)",
        SqlKind.Bytes => $"from_base64({text})",
        _ => $"CAST({text} AS {NameOf(kind)})",
    };

    private static string NameOf(SqlKind kind) => kind switch
    {
        SqlKind.Boolean => "BOOLEAN",
        SqlKind.SmallInteger => "SMALLINT",
        SqlKind.Integer => "INTEGER",
        SqlKind.BigInteger => "BIGINT",
        SqlKind.AnyInteger => "BIGNUM",
        SqlKind.Number => "DOUBLE",
        SqlKind.Instant => "TIMESTAMPTZ",
        SqlKind.Date => "DATE",
        SqlKind.Time => "TIME",
        SqlKind.Duration => "INTERVAL",
        SqlKind.Uuid => "UUID",
        SqlKind.Bytes => "BLOB",
        SqlKind.Json => "JSON",
        _ => "VARCHAR",
    };
}
