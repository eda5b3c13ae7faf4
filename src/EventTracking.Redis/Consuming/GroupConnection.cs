using StackExchange.Redis;

namespace EventTracking.Redis.Consuming;

/// <summary>A connection to the server, with the commands of a consumer group. It is replaced after a failure.</summary>
internal sealed class GroupConnection : IDisposable
{
    private const int RequestTimeoutMilliseconds = 30_000;

    private readonly ConnectionMultiplexer _multiplexer;
    private readonly IDatabase _database;
    private readonly RedisConsumerOptions _options;

    private GroupConnection(ConnectionMultiplexer multiplexer, RedisConsumerOptions options)
    {
        _multiplexer = multiplexer;
        _database = multiplexer.GetDatabase();
        _options = options;
    }

    /// <summary>Connects, and creates the group if the options ask for it.</summary>
    public static async Task<GroupConnection> OpenAsync(RedisConsumerOptions options)
    {
        var client = ConfigurationOptions.Parse(options.ConnectionString);

        // A failure is reported at once: retries and their delays belong to the consumer.
        client.AbortOnConnectFail = true;
        client.BacklogPolicy = BacklogPolicy.FailFast;
        client.AsyncTimeout = RequestTimeoutMilliseconds;
        client.ClientName ??= "EventTracking";
        var connection = new GroupConnection(await ConnectionMultiplexer.ConnectAsync(client).ConfigureAwait(false), options);
        try
        {
            if (options.CreateGroup)
                await connection.CreateGroupAsync().ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads events that no consumer has read.</summary>
    public Task<StreamEntry[]> ReadNewAsync(int count) => ReadAsync(StreamPosition.NewMessages, count);

    /// <summary>Reads events after an id that this consumer has read and not acknowledged.</summary>
    public Task<StreamEntry[]> ReadOwnAsync(RedisValue after, int count) => ReadAsync(after, count);

    /// <summary>Takes over events of consumers that have been silent for too long.</summary>
    /// <param name="cursor">Where to begin; the result has the next one.</param>
    /// <param name="count">The largest number of events.</param>
    public Task<StreamAutoClaimResult> ClaimAsync(RedisValue cursor, int count) => _database.StreamAutoClaimAsync(
        _options.Key, _options.Group, _options.ConsumerName, (long)_options.ClaimAfter.TotalMilliseconds, cursor, count);

    /// <summary>Returns how often each of the entries, which are in order, has been delivered.</summary>
    public async Task<Dictionary<string, int>> DeliveriesAsync(StreamEntry[] entries)
    {
        var pending = await _database.StreamPendingMessagesAsync(
            _options.Key, _options.Group, _options.MaxInFlightEvents + entries.Length, _options.ConsumerName, entries[0].Id,
            entries[^1].Id).ConfigureAwait(false);
        return pending.ToDictionary(
            static entry => entry.MessageId.ToString(), static entry => entry.DeliveryCount, StringComparer.Ordinal);
    }

    /// <summary>Stores how often the handler has been called for the events, and that this consumer holds them.</summary>
    public Task SetAttemptsAsync(IEnumerable<string> ids, int attempts) => ExecuteClaimAsync(ids, "RETRYCOUNT", attempts, "JUSTID");

    /// <summary>Reports that this consumer still holds the events.</summary>
    public Task KeepAsync(IEnumerable<string> ids) => ExecuteClaimAsync(ids, "JUSTID");

    /// <summary>Lets other consumers take over the events at once.</summary>
    public Task ReleaseAsync(IEnumerable<string> ids) =>
        ExecuteClaimAsync(ids, "IDLE", (long)_options.ClaimAfter.TotalMilliseconds, "JUSTID");

    public Task AcknowledgeAsync(IEnumerable<string> ids) =>
        _database.StreamAcknowledgeAsync(_options.Key, _options.Group, [.. ids.Select(static id => (RedisValue)id)]);

    public Task AddDeadLetterAsync(NameValueEntry[] fields) => _database.StreamAddAsync(_options.DeadLetterKeyOrDefault, fields);

    /// <summary>Returns how many events no consumer has read; <see langword="null"/> if the server, before 7.0, does not know.</summary>
    public async Task<long?> LagAsync()
    {
        var groups = await _database.StreamGroupInfoAsync(_options.Key).ConfigureAwait(false);
        return groups.FirstOrDefault(group => group.Name == _options.Group).Lag;
    }

    /// <summary>Removes this consumer from the group, unless it holds events.</summary>
    public async Task LeaveAsync()
    {
        var consumers = await _database.StreamConsumerInfoAsync(_options.Key, _options.Group).ConfigureAwait(false);
        if (Array.Exists(consumers, consumer => consumer.Name == _options.ConsumerName && consumer.PendingMessageCount == 0))
            await _database.StreamDeleteConsumerAsync(_options.Key, _options.Group, _options.ConsumerName).ConfigureAwait(false);
    }

    public void Dispose() => _multiplexer.Dispose();

    private Task<StreamEntry[]> ReadAsync(RedisValue position, int count) =>
        _database.StreamReadGroupAsync(_options.Key, _options.Group, _options.ConsumerName, position, count);

    private Task<RedisResult> ExecuteClaimAsync(IEnumerable<string> ids, params object[] settings) => _database.ExecuteAsync(
        "XCLAIM", [(RedisKey)_options.Key, _options.Group!, _options.ConsumerName, 0, .. ids, .. settings]);

    private async Task CreateGroupAsync()
    {
        var start = _options.StartAt is RedisStreamStart.Beginning ? StreamPosition.Beginning : StreamPosition.NewMessages;
        try
        {
            await _database.StreamCreateConsumerGroupAsync(_options.Key, _options.Group, start, createStream: true).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("BUSYGROUP", StringComparison.Ordinal))
        {
            // The group exists.
        }
    }
}
