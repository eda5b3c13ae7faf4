using EventTracking.Http.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Redis;

/// <summary>
/// Appends events to a Redis stream. An entry has the fields <c>id</c>, <c>name</c>, <c>version</c>, <c>timestamp</c> and <c>line</c>, the
/// whole line. Needs Redis 5.0 or later.
/// </summary>
/// <remarks>
/// One script appends a batch, so that the server stores all of its events or none, in order. A batch whose response is lost is appended
/// again: from Redis 8.6 on, the server ignores the events that it already has; with older servers, entries may be repeated with the same
/// <c>id</c>.
/// </remarks>
public sealed class RedisDestination : IEventBatchBackend, IAsyncDisposable, IDisposable
{
    private readonly RedisOptions _options;
    private readonly RedisServerLog _log;
    private readonly EntryArguments _arguments;
    private RedisConnection? _connection;

    /// <summary>Creates the destination. It connects when the first batch is sent, and again after a connection has failed.</summary>
    /// <param name="options">The options.</param>
    /// <param name="logger">Receives warnings about the settings of the server.</param>
    /// <exception cref="ArgumentException">Options are not valid; the message names each with the allowed values.</exception>
    public RedisDestination(RedisOptions options, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionErrors.ThrowIfAny(options.Validate(), nameof(options));
        _options = options;
        _log = new RedisServerLog(logger ?? NullLogger.Instance, options.Key);
        _arguments = new EntryArguments(options.ProducerId);
    }

    /// <inheritdoc/>
    public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        try
        {
            var connection = _connection ??= await RedisConnection.OpenAsync(_options, _log, cancellationToken).ConfigureAwait(false);
            var (arguments, rejected) = _arguments.Of(batch, connection.MaxValueBytes);
            if (rejected.Count < batch.Count)
                await connection.AppendAsync(arguments, cancellationToken).ConfigureAwait(false);
            return rejected.Count == 0 ? BatchResult.Accepted : BatchResult.Rejected(rejected);
        }
        catch (Exception exception) when (RedisFailure.Of(exception, _options) is { } failure)
        {
            if (!failure.KeepsConnection)
                Disconnect();
            return failure.Result;
        }
        catch
        {
            // The request may have been canceled before it was sent, and must not be sent later: the bytes of its events are reused.
            Disconnect();
            throw;
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => Disconnect();

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync()
    {
        Disconnect();
        return ValueTask.CompletedTask;
    }

    private void Disconnect() => Interlocked.Exchange(ref _connection, null)?.Dispose();
}
