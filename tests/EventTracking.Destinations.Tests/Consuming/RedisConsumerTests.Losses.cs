using System.Collections.Concurrent;
using EventTracking.Redis;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>Forwarded events that a backend loses are forwarded again.</summary>
public sealed partial class RedisConsumerTests
{
    [Fact]
    public async Task Lost_events_are_forwarded_again_even_if_another_flush_has_reported_the_loss()
    {
        var stream = new RedisStream(_server, "lost");
        var destination = new SelectiveDestination { Rejects = static _ => true };
        bool? isFlushed = null;
        await stream.EmitAsync(10);
        await using var consumer = await StartForwardingAsync(stream, destination, builder =>
        {
            var tracker = builder.Services.GetRequiredService<Tracker>();
            builder.On<Reading>(async (read, _, cancellationToken) =>
            {
                // The destination has lost the events before this one when somebody else flushes, and works again afterwards.
                if (read.Number == 9)
                    isFlushed ??= await tracker.FlushAsync(Bounded.Limit, cancellationToken);
                if (isFlushed is not null)
                    destination.Rejects = static _ => false;
            });
        });

        Bounded.Until(() => destination.Accepted.Distinct().Count() == 10);
        stream.UntilAcknowledged();

        Assert.False(isFlushed);
        Assert.Equal(Enumerable.Range(0, 10), destination.Accepted.Distinct().Order());
        Assert.Empty(await stream.DeadLettersAsync());
        Assert.Contains(consumer.Loggers.Lines, static line => line.Contains("has lost events", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_is_lost_in_every_attempt_is_dead_lettered_and_the_others_are_acknowledged()
    {
        var stream = new RedisStream(_server, "poison");
        var destination = new SelectiveDestination { Rejects = static number => number == 4 };
        await stream.EmitAsync(10);
        await using var consumer = await StartForwardingAsync(stream, destination, static _ => { });

        Bounded.Until(() => consumer.Counts["dead_lettered"] == 1);
        stream.UntilAcknowledged();

        Assert.Equal([0, 1, 2, 3, 5, 6, 7, 8, 9], destination.Accepted.Distinct().Order());
        var letter = Assert.Single(await stream.DeadLettersAsync());
        Assert.Contains("\"number\":4,", letter["line"], StringComparison.Ordinal);
        Assert.Equal(
            ("failed", "3", "test.sensor.read: NotForwardedException: The backend \"lossy\" has lost it; its account and the log have "
                + "the reason"),
            (letter["dead_letter_reason"], letter["dead_letter_attempts"], letter["dead_letter_detail"]));
    }

    [Fact]
    public async Task An_event_that_the_dead_letter_backend_has_kept_is_acknowledged()
    {
        var stream = new RedisStream(_server, "kept");
        var destination = new SelectiveDestination { Rejects = static number => number == 4 };
        var letters = new CollectingBackend();
        await stream.EmitAsync(10);
        await using var consumer = await StartForwardingAsync(stream, destination, static _ => { }, letters);

        Bounded.Until(() => consumer.Counts["handled"] == 10);
        stream.UntilAcknowledged();

        Assert.Equal([0, 1, 2, 3, 5, 6, 7, 8, 9], destination.Accepted);
        Assert.Single(letters.Events);
        Assert.Empty(await stream.DeadLettersAsync());
    }

    [Fact]
    public async Task An_outage_of_another_backend_does_not_delay_forwarded_events()
    {
        var stream = new RedisStream(_server, "other");
        var collected = new CollectingBackend();
        using var gated = new GatedDestination();
        await stream.EmitAsync(10);
        await using var consumer = await RunningConsumer.StartAsync(RedisStream.Consumer, builder =>
        {
            builder.AddEventTracking(tracking => tracking
                .AddBackend("file", collected).AddBackend("gated", new BatchingBackend(gated)));
            builder.Services.AddRedisEventConsumer(RedisStream.Consumer, stream.Options, static consumer => consumer.ForwardTo("file"));
        });
        consumer.Services.GetRequiredService<Tracker>().Emit("test.pending");
        gated.Called.WaitInTime();
        await stream.EmitAsync(10, first: 10);

        Bounded.Until(() => consumer.Counts["handled"] == 20);
        stream.UntilAcknowledged();

        Assert.DoesNotContain(consumer.Loggers.Lines, static line => line.Contains("not delivered yet", StringComparison.Ordinal));
        gated.Open();
    }

    private static Task<RunningConsumer> StartForwardingAsync(
        RedisStream stream,
        SelectiveDestination destination,
        Action<RedisEventConsumerBuilder> configure,
        IEventBackend? deadLetter = null) => RunningConsumer.StartAsync(RedisStream.Consumer, builder =>
        {
            builder.AddEventTracking(tracking => tracking.AddBackend(
                "lossy", new BatchingBackend(destination, new BatchingOptions { DeadLetter = deadLetter })));
            builder.Services.AddRedisEventConsumer(RedisStream.Consumer, stream.Options, consumer =>
            {
                configure(consumer);
                consumer.ForwardTo("lossy");
            });
        });

    /// <summary>Rejects some of the readings.</summary>
    private sealed class SelectiveDestination : IEventBatchBackend
    {
        public required Func<int, bool> Rejects { get; set; }

        public ConcurrentQueue<int> Accepted { get; } = [];

        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            var rejected = new List<RejectedEvent>();
            for (var i = 0; i < batch.Count; i++)
            {
                Assert.True(EventReader.TryRead<Reading>(batch.GetJson(i).Span, out var read, out _));
                if (Rejects(read.Number))
                    rejected.Add(new RejectedEvent(i, "not wanted"));
                else
                    Accepted.Enqueue(read.Number);
            }

            return ValueTask.FromResult(BatchResult.Rejected(rejected));
        }
    }
}
