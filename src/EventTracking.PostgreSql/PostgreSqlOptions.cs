using EventTracking.PostgreSql.Tables;
using Npgsql;

namespace EventTracking.PostgreSql;

/// <summary>Options of a <see cref="PostgreSqlDestination"/>.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>The largest value of <see cref="PartitionsAhead"/>.</summary>
    internal const int MaxPartitionsAhead = 100;

    /// <summary>
    /// Gets the connection string, as Npgsql reads it: <c>Host=db.example.org;Database=shop;Username=tracking;Password=...</c>. It is a
    /// secret, and never logged. Required, unless the destination is created with a data source.
    /// </summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>
    /// Gets the table: its name, or schema and name separated by a point. It is quoted, so that upper case and special characters keep
    /// their meaning; without a schema, the server looks in its <c>search_path</c>. Default: <c>events</c>.
    /// </summary>
    public string Table { get; init; } = "events";

    /// <summary>
    /// Gets a value indicating whether the table is created if it does not exist, and its partitions ahead of time. The user then needs
    /// the permission to create tables in the schema. Default: <see langword="false"/>.
    /// </summary>
    public bool CreateTable { get; init; }

    /// <summary>
    /// Gets how a created table is partitioned. Events of a time without a partition go to the partition <c>{table}_default</c>. Has no
    /// effect without <see cref="CreateTable"/>. Default: <see cref="PostgreSqlPartitioning.None"/>.
    /// </summary>
    public PostgreSqlPartitioning PartitionBy { get; init; } = PostgreSqlPartitioning.None;

    /// <summary>
    /// Gets the number of partitions to create ahead of the current one. Has no effect without <see cref="PartitionBy"/>. From 1 to 100.
    /// Default: 3.
    /// </summary>
    public int PartitionsAhead { get; init; } = 3;

    /// <summary>Gets the clock that determines the current partition. Default: the system clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Returns the names of the invalid options, each with the allowed values; empty if all are valid. The constructor of
    /// <see cref="PostgreSqlDestination"/> throws for invalid options.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate() =>
        ConnectionStringError() is { } error
            ? [new(nameof(ConnectionString), error), .. ValidateTable()]
            : ValidateTable();

    /// <summary>Validates all options except the connection string.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> ValidateTable()
    {
        var errors = new List<KeyValuePair<string, string>>();
        if (TableName.TryParse(Table, PartitionBy) is null)
            errors.Add(new(nameof(Table), TableName.Expected(PartitionBy)));
        if (!Enum.IsDefined(PartitionBy))
            errors.Add(new(nameof(PartitionBy), "None, Day or Month"));
        if (PartitionsAhead is < 1 or > MaxPartitionsAhead)
            errors.Add(new(nameof(PartitionsAhead), "a number of partitions from 1 to 100"));
        if (TimeProvider is null)
            errors.Add(new(nameof(TimeProvider), "a clock; omit it to use the system clock"));
        return errors;
    }

    private string? ConnectionStringError()
    {
        const string expected = "a connection string such as Host=db.example.org;Database=shop;Username=tracking;Password=...";
        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(ConnectionString).Host) ? $"{expected}, with a Host" : null;
        }
        catch (ArgumentException)
        {
            // The message would contain parts of the connection string.
            return expected;
        }
    }
}
