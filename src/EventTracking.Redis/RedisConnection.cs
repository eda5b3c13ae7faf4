using System.Globalization;
using StackExchange.Redis;

namespace EventTracking.Redis;

/// <summary>A connection to the server, with what is known about the server. It is replaced after a failure.</summary>
internal sealed class RedisConnection : IDisposable
{
    private readonly ConnectionMultiplexer _multiplexer;
    private readonly IDatabase _database;
    private readonly string _script;
    private readonly RedisKey[] _keys;
    private RememberedIds? _rememberedIds;

    private RedisConnection(ConnectionMultiplexer multiplexer, RedisOptions options, ServerSettings settings)
    {
        _multiplexer = multiplexer;
        _database = multiplexer.GetDatabase();
        _keys = [options.Key];
        MaxValueBytes = settings.MaxValueBytes;
        _script = AppendScript.Create(options.MaxLength, settings.IsIdempotent);
        _rememberedIds = settings.IsIdempotent ? new RememberedIds(_database, options.Key) : null;
    }

    /// <summary>Gets the longest value that the server accepts, in bytes.</summary>
    public long MaxValueBytes { get; }

    /// <exception cref="RedisException">The server cannot be reached, or rejects the credentials.</exception>
    public static async Task<RedisConnection> OpenAsync(RedisOptions options, RedisServerLog log, CancellationToken cancellationToken)
    {
        var connecting = ConnectionMultiplexer.ConnectAsync(ClientOptions(options));
        try
        {
            var multiplexer = await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
            var settings = await ServerSettings.ReadAsync(multiplexer, log, cancellationToken).ConfigureAwait(false);
            return new RedisConnection(multiplexer, options, settings);
        }
        catch
        {
            _ = connecting.ContinueWith(
                static connected => connected.Result.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
    }

    public async Task AppendAsync(RedisValue[] arguments, CancellationToken cancellationToken)
    {
        if (_rememberedIds is not null && await _rememberedIds.TryExtendAsync().WaitAsync(cancellationToken).ConfigureAwait(false))
            _rememberedIds = null;
        await _database.ScriptEvaluateAsync(_script, _keys, arguments).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _multiplexer.Dispose();

    private static ConfigurationOptions ClientOptions(RedisOptions options)
    {
        var client = options.ParseConnectionString();

        // A failure is reported at once: retries, their delays and the circuit breaker belong to the batching backend.
        client.AbortOnConnectFail = true;
        client.BacklogPolicy = BacklogPolicy.FailFast;

        // The only limit for a request is the request timeout of the batching backend.
        client.AsyncTimeout = int.MaxValue;

        // CONFIG GET counts as an administrative command.
        client.AllowAdmin = true;
        client.ClientName ??= "EventTracking";
        return client;
    }
}
