using EventTracking.Http.Options;
using EventTracking.PostgreSql.Answers;
using EventTracking.PostgreSql.Batches;
using EventTracking.PostgreSql.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace EventTracking.PostgreSql;

/// <summary>
/// Sends events to a table in PostgreSQL, each batch by one statement. An event that is sent again is not stored twice, by its id.
/// </summary>
/// <remarks>
/// <para>
/// The table has the columns <c>id uuid</c>, <c>name text</c>, <c>version integer</c>, <c>timestamp timestamptz</c>, <c>data jsonb</c> and
/// <c>context jsonb</c>, and a primary key or unique index that contains <c>id</c>; see <see cref="PostgreSqlOptions.CreateTable"/>.
/// Numbers are stored digit by digit. U+0000, which <c>jsonb</c> cannot store, is replaced by U+FFFD, counted and logged.
/// </para>
/// <para>Connects when the first batch is sent, and keeps one connection.</para>
/// </remarks>
public sealed class PostgreSqlDestination : IEventBatchBackend, IAsyncDisposable
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(1);

    private readonly PostgreSqlOptions _options;
    private readonly NpgsqlDataSource _dataSource;
    private readonly bool _ownsDataSource;
    private readonly ILogger _logger;
    private readonly ServerAnswers _answers;
    private readonly TableCreation? _creation;
    private readonly BatchColumns _columns = new();
    private readonly string _insert;
    private NpgsqlConnection? _connection;
    private long _replaced;
    private long _reported;
    private long? _reportedAt;

    /// <summary>Creates a destination.</summary>
    /// <param name="options">The options.</param>
    /// <param name="logger">The log for warnings about the table and its content; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Options are not valid; the message names each with the allowed values.</exception>
    public PostgreSqlDestination(PostgreSqlOptions options, ILogger? logger = null)
        : this(Create(options), options, logger) => _ownsDataSource = true;

    /// <summary>Creates a destination with a data source, for example one whose password changes.</summary>
    /// <param name="dataSource">
    /// The data source, which the caller disposes. One from <see cref="NpgsqlSlimDataSourceBuilder"/> needs <c>EnableArrays</c>.
    /// </param>
    /// <param name="options">The options. <see cref="PostgreSqlOptions.ConnectionString"/> is not used.</param>
    /// <param name="logger">The log for warnings about the table and its content; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="dataSource"/> or <paramref name="options"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">Options are not valid; the message names each with the allowed values.</exception>
    public PostgreSqlDestination(NpgsqlDataSource dataSource, PostgreSqlOptions options, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(options);
        OptionErrors.ThrowIfAny(options.ValidateTable(), nameof(options));
        _options = options;
        _dataSource = dataSource;
        _logger = logger ?? NullLogger.Instance;

        var table = TableName.TryParse(options.Table, options.PartitionBy)!;
        var server = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        _answers = new ServerAnswers(table, server.Host ?? "", server.Port, server.Database ?? server.Username, server.Username);
        _creation = options.CreateTable ? new TableCreation(table, options, _logger) : null;

        // Each row casts its text to jsonb. The server takes several times as long to parse a parameter of type jsonb or jsonb[], because
        // it frees the parser's memory only after the whole batch.
        _insert = $"""
            INSERT INTO {table.Sql} (id, name, version, timestamp, data, context)
            SELECT id, name, version, timestamp, data::jsonb, context::jsonb
            FROM unnest($1, $2, $3, $4, $5, $6) AS event(id, name, version, timestamp, data, context)
            ON CONFLICT DO NOTHING
            """;
    }

    /// <summary>Gets how many U+0000 were replaced by U+FFFD.</summary>
    public long ReplacedCharacters => Interlocked.Read(ref _replaced);

    /// <inheritdoc/>
    public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        try
        {
            var connection = _connection ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
            if (_creation is not null)
                await _creation.EnsureAsync(connection, cancellationToken).ConfigureAwait(false);
            await InsertAsync(connection, batch, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await CloseAsync().ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested || _answers.Of(exception) is not { } result)
                throw;
            return result;
        }

        CountReplaced(_columns.Replaced);
        return BatchResult.Accepted;
    }

    /// <summary>Closes the connection, and the data source unless the caller has passed it.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        if (_ownsDataSource)
            await _dataSource.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlDataSource Create(PostgreSqlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionErrors.ThrowIfAny(options.Validate(), nameof(options));

        // The slim builder, because the other one needs reflection.
        var builder = new NpgsqlSlimDataSourceBuilder(options.ConnectionString).EnableArrays().EnableTransportSecurity();

        // A canceled request ends at once, instead of waiting for a server that may not answer. The connection is closed.
        builder.ConnectionStringBuilder.CancellationTimeout = -1;
        return builder.Build();
    }

    /// <summary>Opens a connection. Npgsql cancels the steps of opening only after the connection timeout.</summary>
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var opening = _dataSource.OpenConnectionAsync(cancellationToken).AsTask();
        try
        {
            return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = opening.ContinueWith(
                static late => late.Result.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            throw;
        }
    }

    private async Task InsertAsync(NpgsqlConnection connection, EventBatch batch, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(_insert, connection);
        await using var disposal = command.ConfigureAwait(false);
        _columns.Read(batch);
        Add(NpgsqlDbType.Uuid, _columns.Ids);
        Add(NpgsqlDbType.Text, _columns.Names);
        Add(NpgsqlDbType.Integer, _columns.Versions);
        Add(NpgsqlDbType.TimestampTz, _columns.Timestamps);
        Add(NpgsqlDbType.Text, _columns.Data);
        Add(NpgsqlDbType.Text, _columns.Contexts);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

        void Add<T>(NpgsqlDbType type, T[] column) =>
            command.Parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = column });
    }

    private async ValueTask CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Logs replacements, at most once a minute.</summary>
    private void CountReplaced(int count)
    {
        if (count == 0)
            return;

        var replaced = Interlocked.Add(ref _replaced, count);
        if (_reportedAt is { } last && _options.TimeProvider.GetElapsedTime(last) < LogInterval)
            return;

        PostgreSqlLog.NulReplaced(_logger, replaced - _reported);
        (_reported, _reportedAt) = (replaced, _options.TimeProvider.GetTimestamp());
    }
}
