using System.Collections.Concurrent;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Kafka;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>A consumer of a topic that forwards the events of one partition, and what becomes of it after a failure.</summary>
public sealed class KafkaForwardingTests : KafkaClusterFixture
{
    private const string Consumer = "topic-forwarders";

    [Fact]
    public async Task After_a_stop_no_forwarded_event_is_repeated()
    {
        var handled = new ConcurrentQueue<int>();
        var collected = new CollectingBackend();
        await EmitAsync(500);
        var first = await StartAsync(collected, builder => builder.On<Reading>(async (read, _, cancellationToken) =>
        {
            await Task.Delay(1, cancellationToken);
            handled.Enqueue(read.Number);
        }));
        Bounded.Until(() => handled.Count >= 50);

        await first.DisposeAsync();

        Assert.InRange(handled.Count, 50, 499);
        await using var second = await StartAsync(collected, builder => builder.On<Reading>((read, _, _) =>
        {
            handled.Enqueue(read.Number);
            return ValueTask.CompletedTask;
        }));
        Bounded.Until(() => handled.Contains(499));
        Assert.Equal(Enumerable.Range(0, 500), handled);
        Bounded.Until(() => collected.Events.Count == 500);
    }

    [Fact]
    public async Task Lost_events_are_forwarded_again_in_order()
    {
        var collected = new ConcurrentQueue<int>();
        var lost = new ConcurrentQueue<int>();
        await EmitAsync(250);
        await using var consumer = await StartAsync(
            new BatchingBackend(new FailingOnceDestination(lost, collected)), static _ => { });

        Bounded.Until(() => collected.Distinct().Count() == 250);

        Assert.NotEmpty(lost);

        // Events that were sent together with lost ones may have been accepted before.
        Assert.Equal(Enumerable.Range(0, 250), collected.SkipWhile(static number => number != 0));
        Assert.Equal(-1, consumer.Counts["dead_lettered"]);
    }

    [Fact]
    public async Task After_an_unexpected_failure_the_partition_is_handled_again_and_the_failure_is_logged()
    {
        var handled = new ConcurrentQueue<int>();
        var clock = new FailingOnceTime();
        var calls = 0;
        await EmitAsync(10);
        await using var consumer = await StartAsync(
            new CollectingBackend(),
            builder => builder.On<Reading>((read, _, _) =>
            {
                // The delay before the retry fails, which no handler can cause.
                if (read.Number == 5 && Interlocked.Increment(ref calls) == 1)
                {
                    clock.FailNext();
                    throw new InvalidOperationException("no database");
                }

                handled.Enqueue(read.Number);
                return ValueTask.CompletedTask;
            }),
            clock);

        Bounded.Until(() => handled.Contains(9));

        Assert.Equal(Enumerable.Range(0, 10), handled.Distinct());
        Assert.Contains(consumer.Loggers.Lines, static line => line.Contains("no timer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_account_and_the_health_check_show_an_outage_until_the_broker_is_back()
    {
        await EmitAsync(10);
        await using var consumer = await StartAsync(new CollectingBackend(), static _ => { });
        Bounded.Until(() => consumer.Account.Handled == 10);
        Assert.Equal("Healthy", await consumer.HealthAsync());

        await Cluster.StopAsync();

        Bounded.Until(() => consumer.Account.IsFailing);
        Assert.StartsWith("Degraded: No event was lost", await consumer.HealthAsync(), StringComparison.Ordinal);
        Assert.StartsWith("No broker answers at ", consumer.Account.LastError, StringComparison.Ordinal);

        // No event arrives, so the consumer asks the broker.
        await Cluster.ResumeAsync();
        Bounded.Until(() => !consumer.Account.IsFailing);
        Assert.Equal("Healthy", await consumer.HealthAsync());
    }

    private async Task EmitAsync(int count)
    {
        using var destination = new KafkaDestination(
            new KafkaOptions { BootstrapServers = Cluster.Address, Topic = "forwarded", KeyField = "data.sensor" });
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["kafka"] = new BatchingBackend(destination) });
        for (var i = 0; i < count; i++)
            tracker.EmitReading(i, "the only partition");
        Assert.True(await tracker.FlushAsync(Bounded.Limit, TestContext.Current.CancellationToken));
    }

    private Task<RunningConsumer> StartAsync(
        IEventBackend backend, Action<KafkaEventConsumerBuilder> configure, TimeProvider? clock = null)
    {
        var options = new KafkaConsumerOptions
        {
            BootstrapServers = Cluster.Address,
            Topic = "forwarded",
            RetryDelay = TimeSpan.FromMilliseconds(50),
            MaxRetryDelay = TimeSpan.FromMilliseconds(200),
            MaxAttempts = 3,

            // By default, the next consumer of the group waits 45 seconds for the mock cluster.
            Client = new Dictionary<string, string> { ["session.timeout.ms"] = "10000" },
        };
        return RunningConsumer.StartAsync(Consumer, builder =>
        {
            if (clock is not null)
                builder.Services.AddSingleton(clock);
            builder.AddEventTracking(tracking => tracking.AddBackend("forwarded", backend));
            builder.Services.AddKafkaEventConsumer(Consumer, options, consumer =>
            {
                configure(consumer);
                consumer.ForwardTo("forwarded");
            });
        });
    }

    /// <summary>Rejects the first batch.</summary>
    private sealed class FailingOnceDestination(ConcurrentQueue<int> lost, ConcurrentQueue<int> accepted) : IEventBatchBackend
    {
        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            var isFirst = lost.IsEmpty;
            var rejected = new List<RejectedEvent>();
            for (var i = 0; i < batch.Count; i++)
            {
                Assert.True(EventReader.TryRead<Reading>(batch.GetJson(i).Span, out var read, out _));
                (isFirst ? lost : accepted).Enqueue(read.Number);
                if (isFirst)
                    rejected.Add(new RejectedEvent(i, "not yet"));
            }

            return ValueTask.FromResult(BatchResult.Rejected(rejected));
        }
    }

    /// <summary>The system clock, whose next timer fails on request.</summary>
    private sealed class FailingOnceTime : TimeProvider
    {
        private volatile bool _fails;

        public void FailNext() => _fails = true;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (!_fails)
                return base.CreateTimer(callback, state, dueTime, period);

            _fails = false;
            throw new InvalidOperationException("The clock has no timer.");
        }
    }
}
