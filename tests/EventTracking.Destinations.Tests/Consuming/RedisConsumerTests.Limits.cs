using EventTracking.Redis;

namespace EventTracking.Destinations.Tests.Consuming;

public sealed partial class RedisConsumerTests
{
    private const int LargeEvent = 60_000;

    [Fact]
    public async Task Held_events_are_limited_while_handlers_fail()
    {
        var stream = new RedisStream(_server, "limited");
        await stream.EmitAsync(100);
        await using var consumer = await StartAsync(
            stream, builder => builder.OnAny(static (_, _) => throw new InvalidOperationException()),
            Limited(stream, maxEvents: 20, maxBytes: 16 * 1024 * 1024));

        Bounded.Until(() => consumer.Counts["lag"] == 80);

        Assert.Equal(20, await stream.PendingAsync());
        Assert.Equal((20, 20), (consumer.Counts["received"], consumer.Counts["retried"]));
    }

    [Fact]
    public async Task Held_bytes_are_limited_while_handlers_fail()
    {
        const int maxBytes = 1024 * 1024;
        var stream = new RedisStream(_server, "failing.large");
        await stream.EmitAsync(100, bytes: LargeEvent);
        await using var consumer = await StartAsync(
            stream, builder => builder.OnAny(static (_, _) => throw new InvalidOperationException()),
            Limited(stream, maxEvents: 1_000, maxBytes));
        Bounded.Until(() => consumer.Counts["received"] * LargeEvent > maxBytes - (2 * LargeEvent));

        Bounded.Until(() => consumer.Counts["lag"] == 100 - consumer.Counts["received"]);

        Assert.InRange(consumer.Counts["received"] * LargeEvent, 1, maxBytes);
    }

    [Fact]
    public async Task Held_bytes_are_limited_while_a_handler_is_slow()
    {
        const int maxBytes = 512 * 1024;
        var stream = new RedisStream(_server, "slow.large");
        var handler = new HeldEventsHandler();
        await stream.EmitAsync(100, bytes: LargeEvent);
        await using var consumer = await StartAsync(
            stream, builder => builder.OnAny(handler.HandleAsync), Limited(stream, maxEvents: 1_000, maxBytes));
        handler.Measure(consumer);

        Bounded.Until(() => consumer.Counts["handled"] == 100);

        Assert.InRange(handler.Most * LargeEvent, 4 * LargeEvent, maxBytes);
    }

    [Fact]
    public async Task An_event_that_is_larger_than_all_held_ones_may_be_is_handled_in_its_order()
    {
        var stream = new RedisStream(_server, "larger");
        var next = 0;
        await stream.EmitAsync(100);
        await stream.EmitAsync(5, first: 100, bytes: 200_000);
        await stream.EmitAsync(100, first: 105);
        await using var consumer = await StartAsync(
            stream,
            builder => builder.On<Reading>((read, _, _) =>
            {
                next = read.Number == next ? next + 1 : -1;
                return ValueTask.CompletedTask;
            }),
            Limited(stream, maxEvents: 1_000, maxBytes: 64 * 1024));

        Bounded.Until(() => consumer.Counts["handled"] == 205);
        stream.UntilAcknowledged();

        Assert.Equal(205, next);
    }

    [Theory]
    [InlineData(256 * 1024)]
    [InlineData(2_000_000)]
    public async Task Every_event_that_a_tracker_accepts_is_read(int maxEventBytes)
    {
        var stream = new RedisStream(_server, "largest");
        using var destination = new RedisDestination(
            new RedisOptions { ConnectionString = _server.ConnectionString(), Key = stream.Key });
        var events = await LargestEvents.EmitAsync(destination, maxEventBytes);
        await using var consumer = await StartAsync(stream, builder => builder.On<Reading>((read, _, _) =>
        {
            Assert.Equal(read.Number, read.Sensor.Length);
            return ValueTask.CompletedTask;
        }));

        Bounded.Until(() => consumer.Counts["received"] == events);
        stream.UntilAcknowledged();

        Assert.Equal((events, -1), (consumer.Counts["handled"], consumer.Counts["dead_lettered"]));
    }

    /// <summary>Failed events are held for a minute.</summary>
    private static RedisConsumerOptions Limited(RedisStream stream, int maxEvents, long maxBytes) => new()
    {
        ConnectionString = stream.Options.ConnectionString,
        Key = stream.Key,
        ClaimAfter = TimeSpan.FromSeconds(1),
        MaxInFlightEvents = maxEvents,
        MaxInFlightBytes = maxBytes,
        RetryDelay = TimeSpan.FromMinutes(1),
        MaxRetryDelay = TimeSpan.FromMinutes(1),
    };
}
