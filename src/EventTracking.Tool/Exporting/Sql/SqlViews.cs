using System.Text;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting.Sql;

/// <summary>The views of one event.</summary>
internal sealed class SqlViews(IReadOnlyList<DataShape> shapes, SqlNames names, SqlDialect dialect)
{
    private readonly DataShape[] _versions = [.. shapes.OrderBy(static shape => shape.Version)];
    private readonly ExportNames _columns = SqlNames.Columns(shapes);
    private readonly StringBuilder _sql = new();

    private string EventName => _versions[0].EventName;

    /// <summary>Returns the statements: a view of each version, then one of all versions.</summary>
    public string Statements()
    {
        _sql.Clear().Append(dialect.DropViews(_versions.Select(names.View).Prepend(names.View(EventName))));
        foreach (var version in _versions)
            WriteViewOf(version);
        WriteViewOfAll();
        return _sql.ToString();
    }

    private void WriteViewOf(DataShape version)
    {
        _sql.Append(dialect.CreateView(names.View(version))).Append('\n');
        WriteQuery(version, [version], version.Data.Fields);
        _sql.Append(";\n");
        WriteComments(names.View(version), version, version.Data.Fields);
        _sql.Append('\n');
    }

    /// <summary>The fields of the latest version come first.</summary>
    private void WriteViewOfAll()
    {
        ShapeField[] fields =
        [
            .. _versions.Reverse().SelectMany(static version => version.Data.Fields)
                .DistinctBy(static field => field.Name, StringComparer.Ordinal),
        ];
        _sql.Append(dialect.CreateView(names.View(EventName))).Append('\n');
        if (_versions is [var only])
            _sql.Append("SELECT * FROM ").Append(names.View(only));
        else
            WriteUnion(fields);
        _sql.Append(";\n");
        WriteComments(names.View(EventName), _versions[^1], fields);
    }

    private void WriteUnion(IReadOnlyList<ShapeField> fields)
    {
        foreach (var version in _versions)
        {
            _sql.Append(version == _versions[0] ? "" : "\nUNION ALL\n");
            WriteQuery(version, _versions, fields);
        }
    }

    private void WriteQuery(DataShape version, IReadOnlyList<DataShape> versions, IEnumerable<ShapeField> fields)
    {
        _sql.Append("SELECT\n    id AS ").Append(SqlNames.Id)
            .Append(",\n    ").Append(version.Version).Append(" AS ").Append(SqlNames.Version)
            .Append(",\n    \"timestamp\" AS ").Append(SqlNames.Timestamp);
        foreach (var field in fields)
        {
            _sql.Append(",\n    ").Append(Value(version, versions, field.Name))
                .Append(" AS ").Append(SqlDialect.Identifier(_columns[field.Name]));
        }

        _sql.Append(",\n    context AS ").Append(SqlNames.Context)
            .Append("\nFROM ").Append(SqlNames.Table)
            .Append("\nWHERE name = ").Append(SqlDialect.Literal(version.EventName))
            .Append(" AND ").Append(dialect.IsVersion(version.Version, _versions[0].Version));
    }

    /// <summary>The value of the field as the type that it has in common in the versions.</summary>
    private string Value(DataShape version, IEnumerable<DataShape> versions, string field)
    {
        var type = versions.Select(shape => shape.Data.Find(field) is { } found ? SqlType.Of(shape, found.Value.Type) : (SqlType?)null)
            .OfType<SqlType>()
            .Aggregate(SqlType.Common);
        return version.Data.Find(field) is null ? $"CAST(NULL AS {dialect.NameOf(type)})" : dialect.Value(field, type);
    }

    private void WriteComments(string view, DataShape version, IEnumerable<ShapeField> fields)
    {
        WriteComment($"VIEW {view}", version.Documentation);
        foreach (var field in fields)
            WriteComment($"COLUMN {view}.{SqlDialect.Identifier(_columns[field.Name])}", field.Documentation);
    }

    private void WriteComment(string target, string? text)
    {
        if (text is not null)
            _sql.Append("COMMENT ON ").Append(target).Append(" IS ").Append(SqlDialect.Literal(text)).Append(";\n");
    }
}
