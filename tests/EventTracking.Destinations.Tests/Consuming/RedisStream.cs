using System.Globalization;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Redis;
using StackExchange.Redis;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>A stream on a server, with its group and its dead letters.</summary>
internal sealed class RedisStream(RedisServer server, string key)
{
    public const string Consumer = "stream-readers";

    public string Key => key;

    public RedisConsumerOptions Options => new()
    {
        ConnectionString = server.ConnectionString(),
        Key = key,
        ConsumerName = "one",
        RetryDelay = TimeSpan.FromMilliseconds(50),
        MaxRetryDelay = TimeSpan.FromMilliseconds(200),
        ClaimAfter = TimeSpan.FromSeconds(1),
        MaxAttempts = 3,
    };

    /// <summary>Appends numbered events through the destination, as a tracker does.</summary>
    /// <param name="count">The number of events.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="bytes">The least size of an event.</param>
    public async Task EmitAsync(int count, int first = 0, int bytes = 0)
    {
        using var destination = new RedisDestination(new RedisOptions { ConnectionString = server.ConnectionString(), Key = key });
        var backend = new BatchingBackend(destination, new BatchingOptions { MaxBatchCount = 1_000 });
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["redis"] = backend });
        for (var i = first; i < first + count; i++)
        {
            tracker.EmitReading(i, string.Create(CultureInfo.InvariantCulture, $"sensor {i}").PadRight(bytes, 'x'));
            if (i % 10_000 == 9_999)
                Assert.True(await tracker.FlushAsync(Bounded.Limit, TestContext.Current.CancellationToken));
        }

        Assert.True(await tracker.FlushAsync(Bounded.Limit, TestContext.Current.CancellationToken));
    }

    /// <summary>Appends an entry of another producer.</summary>
    public async Task AddAsync(params (string Name, string Value)[] fields)
    {
        await using var connection = await server.OpenAsync();
        await connection.GetDatabase().StreamAddAsync(key, [.. fields.Select(static field => new NameValueEntry(field.Name, field.Value))]);
    }

    /// <summary>Creates the group and reads events for a consumer that does not handle them.</summary>
    public async Task ReadAsync(string consumer, int count)
    {
        await using var connection = await server.OpenAsync();
        var database = connection.GetDatabase();
        await database.StreamCreateConsumerGroupAsync(key, Consumer, StreamPosition.Beginning);
        Assert.Equal(count, (await database.StreamReadGroupAsync(key, Consumer, consumer, StreamPosition.NewMessages, count)).Length);
    }

    /// <summary>Returns how many events are read and not acknowledged.</summary>
    public async Task<int> PendingAsync()
    {
        await using var connection = await server.OpenAsync();
        var groups = await connection.GetDatabase().StreamGroupInfoAsync(key);
        return groups.Single().PendingMessageCount;
    }

    /// <summary>Returns the dead letters, as fields by name.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> DeadLettersAsync()
    {
        await using var connection = await server.OpenAsync();
        var entries = await connection.GetDatabase().StreamRangeAsync($"{key}:dead-letters");
        return
        [
            .. entries.Select(static entry => entry.Values.ToDictionary(
                static field => field.Name.ToString(), static field => field.Value.ToString(), StringComparer.Ordinal)),
        ];
    }

    public void UntilAcknowledged() => Bounded.Until(() => Bounded.Run(() => PendingAsync().GetAwaiter().GetResult()) == 0);
}
