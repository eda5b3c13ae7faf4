using System.Globalization;
using System.Text;

namespace EventTracking.PostgreSql.Tables;

/// <summary>The quoted name of a table.</summary>
internal sealed class TableName
{
    /// <summary>PostgreSQL cuts off longer names without an error.</summary>
    private const int MaxBytes = 63;

    private const string DefaultSuffix = "_default";

    /// <summary>The longest suffix of a partition.</summary>
    private const string LongestSuffix = "_2026_12_31";

    private readonly string? _schema;
    private readonly string _name;

    private TableName(string? schema, string name)
    {
        _schema = schema;
        _name = name;
    }

    /// <summary>Gets the name as configured, for messages.</summary>
    public string Text => _schema is null ? _name : $"{_schema}.{_name}";

    /// <summary>Gets the name for SQL.</summary>
    public string Sql => Qualified(_name);

    /// <summary>Gets the name of the partition for events without another partition, for SQL.</summary>
    public string DefaultPartitionSql => Qualified(_name + DefaultSuffix);

    /// <summary>Returns the name of a partition, for SQL.</summary>
    public string PartitionSql(Period period) => Qualified($"{_name}_{period.Suffix}");

    /// <summary>Parses a name, with or without a schema.</summary>
    /// <returns>The name, or <see langword="null"/> if it is not valid.</returns>
    public static TableName? TryParse(string? text, PostgreSqlPartitioning partitioning)
    {
        var parts = (text ?? "").Split('.');
        var maxBytes = MaxNameBytes(partitioning);
        return parts switch
        {
            [var name] when IsValid(name, maxBytes) => new TableName(schema: null, name),
            [var schema, var name] when IsValid(schema, MaxBytes) && IsValid(name, maxBytes) => new TableName(schema, name),
            _ => null,
        };
    }

    /// <summary>Returns a description of valid names.</summary>
    public static string Expected(PostgreSqlPartitioning partitioning) => string.Create(
        CultureInfo.InvariantCulture,
        $"the name of a table or schema.table, such as tracking.events, of at most {MaxNameBytes(partitioning)} bytes without control "
            + $"characters");

    private static int MaxNameBytes(PostgreSqlPartitioning partitioning) =>
        partitioning is PostgreSqlPartitioning.None ? MaxBytes : MaxBytes - LongestSuffix.Length;

    private static bool IsValid(string name, int maxBytes) =>
        !string.IsNullOrWhiteSpace(name) && !name.Any(static character => char.IsControl(character) || char.IsSurrogate(character))
        && Encoding.UTF8.GetByteCount(name) <= maxBytes;

    private string Qualified(string name) => _schema is null ? Quoted(name) : $"{Quoted(_schema)}.{Quoted(name)}";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
