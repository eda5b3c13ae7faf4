using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventTracking.PostgreSql.Tables;

/// <summary>Creates the table, and its partitions before they are needed.</summary>
internal sealed class TableCreation(TableName table, PostgreSqlOptions options, ILogger logger)
{
    private bool _isCreated;
    private Period? _current;

    /// <summary>Creates what is missing. Does nothing, without a request, until the next partition is due.</summary>
    public async ValueTask EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        Period? current = options.PartitionBy is PostgreSqlPartitioning.None
            ? null
            : Period.Of(options.TimeProvider.GetUtcNow(), options.PartitionBy);
        if (_isCreated && _current == current)
            return;

        await CreateTableAsync(connection, cancellationToken).ConfigureAwait(false);
        if (current is { } first)
        {
            for (var i = 0; i <= options.PartitionsAhead; i++)
                await CreatePartitionAsync(connection, first.Next(i), cancellationToken).ConfigureAwait(false);
        }

        (_isCreated, _current) = (true, current);
    }

    private async Task CreateTableAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var isPartitioned = options.PartitionBy is not PostgreSqlPartitioning.None;
        var sql = $"""
            CREATE TABLE IF NOT EXISTS {table.Sql} (
                id uuid NOT NULL,
                name text NOT NULL,
                version integer NOT NULL,
                timestamp timestamptz NOT NULL,
                data jsonb NOT NULL,
                context jsonb NOT NULL,
                PRIMARY KEY (timestamp, id)
            ){(isPartitioned ? " PARTITION BY RANGE (timestamp)" : "")};
            {(isPartitioned ? $"CREATE TABLE IF NOT EXISTS {table.DefaultPartitionSql} PARTITION OF {table.Sql} DEFAULT;" : "")}
            """;
        if (!await ExistsAsync(connection, isPartitioned ? table.DefaultPartitionSql : table.Sql, cancellationToken).ConfigureAwait(false))
            await ExecuteAloneAsync(connection, sql, cancellationToken).ConfigureAwait(false);
    }

    private async Task CreatePartitionAsync(NpgsqlConnection connection, Period period, CancellationToken cancellationToken)
    {
        var partition = table.PartitionSql(period);
        if (await ExistsAsync(connection, partition, cancellationToken).ConfigureAwait(false))
            return;

        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            CREATE TABLE IF NOT EXISTS {partition} PARTITION OF {table.Sql}
                FOR VALUES FROM ('{period.Start:yyyy-MM-dd} 00:00:00+00') TO ('{period.End:yyyy-MM-dd} 00:00:00+00');
            """);
        try
        {
            await ExecuteAloneAsync(connection, sql, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.CheckViolation
            or PostgresErrorCodes.InvalidObjectDefinition or PostgresErrorCodes.WrongObjectType)
        {
            // The events of this period are in the default partition, or in another partition, and stay there.
            PostgreSqlLog.PartitionNotCreated(logger, partition, table.Text, exception.MessageText);
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sqlName, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection);
        await using var disposal = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sqlName });
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    /// <summary>Executes statements in a transaction that other processes wait for: two at once would fail on the same name.</summary>
    private static async Task ExecuteAloneAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        const string waitForLock = "SELECT pg_advisory_xact_lock(hashtextextended('EventTracking.PostgreSql', 0));";
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var end = transaction.ConfigureAwait(false);
        var command = new NpgsqlCommand(waitForLock + sql, connection, transaction);
        await using var disposal = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }
}
