using System.Collections.Concurrent;
using EventTracking.Kafka;

namespace EventTracking.Destinations.Tests.Consuming;

public sealed partial class KafkaConsumerTests
{
    [Fact]
    public async Task Waiting_events_are_limited_while_handlers_are_slow()
    {
        const string topic = "limited";
        var finish = new TaskCompletionSource();
        await EmitAsync(topic, 5_000);
        await using var consumer = await StartAsync(
            topic,
            builder => builder.OnAny(async (_, cancellationToken) => await finish.Task.WaitAsync(cancellationToken)),
            maxInFlightEvents: 100);
        Bounded.Until(() => consumer.Counts["received"] >= 100);

        Bounded.Until(() => consumer.Counts["lag"] >= 4_000);
        Assert.InRange(consumer.Counts["received"], 100, 110);
        finish.SetResult();

        Bounded.Until(() => consumer.Counts["handled"] == 5_000);
    }

    [Fact]
    public async Task A_failing_event_with_many_events_behind_it_stops_only_its_partition()
    {
        const string topic = "limited.failing";
        const int events = 400;
        var attempts = 0;
        var retry = new TaskCompletionSource();
        var handled = new ConcurrentQueue<int>();
        await EmitAsync(topic, events);
        var messages = await Cluster.ReadAsync(topic);
        var failing = messages.First(static message => message.Value.Contains("\"number\":0,", StringComparison.Ordinal)).Partition;
        var others = messages.Count(message => message.Partition != failing);
        Assert.InRange(others, 1, events - 50);
        await using var consumer = await StartAsync(
            topic,
            builder => builder.On<Reading>(async (read, _, cancellationToken) =>
            {
                if (read.Number == 0)
                {
                    if (Interlocked.Increment(ref attempts) == 1)
                        throw new InvalidOperationException("no database");
                    await retry.Task.WaitAsync(cancellationToken);
                }

                handled.Enqueue(read.Number);
            }),
            maxInFlightEvents: 40);

        // Other events of the failing partition may be handled before the failing one.
        Bounded.Until(() => handled.Count >= others);
        Bounded.Until(() => attempts == 2);
        retry.SetResult();

        Bounded.Until(() => handled.Count == events);
        Assert.Equal(Enumerable.Range(0, events), handled.Order());
    }

    [Theory]
    [InlineData(KafkaFormat.CloudEventsBinary)]
    [InlineData(KafkaFormat.Line)]
    public async Task Waiting_bytes_are_limited_while_handlers_are_slow(KafkaFormat format)
    {
        const int contextBytes = 20_000;
        const int maxBytes = 256 * 1024;
        var topic = $"limited.bytes.{format}";
        var handler = new HeldEventsHandler();
        using (var events = new KafkaTopic(Cluster, topic, format))
            await events.EmitAsync(200, contextBytes: contextBytes);
        await using var consumer = await StartAsync(
            topic, builder => builder.OnAny(handler.HandleAsync), maxInFlightBytes: maxBytes);
        handler.Measure(consumer);

        Bounded.Until(() => consumer.Counts["handled"] == 200);

        // Each of the four partitions may exceed its share by a part of one event.
        Assert.InRange(handler.Most * contextBytes, maxBytes / 2, maxBytes + (4 * contextBytes));
    }

    [Fact]
    public async Task An_event_that_is_larger_than_all_waiting_ones_may_be_is_handled()
    {
        const string topic = "larger";
        var handled = new ConcurrentQueue<int>();
        using (var events = new KafkaTopic(Cluster, topic))
        {
            await events.EmitAsync(100);
            await events.EmitAsync(5, first: 100, contextBytes: 200_000);
            await events.EmitAsync(100, first: 105);
        }

        await using var consumer = await StartAsync(
            topic,
            builder => builder.On<Reading>((read, _, _) =>
            {
                handled.Enqueue(read.Number);
                return ValueTask.CompletedTask;
            }),
            maxInFlightBytes: 64 * 1024);

        Bounded.Until(() => handled.Count == 205);
        Assert.Equal(Enumerable.Range(0, 205), handled.Order());
    }

    [Theory]
    [InlineData(KafkaFormat.CloudEventsBinary, 256 * 1024)]
    [InlineData(KafkaFormat.CloudEventsStructured, 256 * 1024)]
    [InlineData(KafkaFormat.Line, 256 * 1024)]
    [InlineData(KafkaFormat.CloudEventsBinary, 500_000)]
    [InlineData(KafkaFormat.CloudEventsStructured, 500_000)]
    [InlineData(KafkaFormat.Line, 500_000)]
    public async Task Every_event_that_a_tracker_accepts_is_read(KafkaFormat format, int maxEventBytes)
    {
        var topic = $"largest.{format}.{maxEventBytes}";
        using var destination = new KafkaDestination(
            new KafkaOptions { BootstrapServers = Cluster.Address, Topic = topic, Format = format });
        var events = await LargestEvents.EmitAsync(destination, maxEventBytes);
        await using var consumer = await StartAsync(topic, builder => builder.On<Reading>((read, _, _) =>
        {
            Assert.Equal(read.Number, read.Sensor.Length);
            return ValueTask.CompletedTask;
        }));

        Bounded.Until(() => Math.Max(0, consumer.Counts["handled"]) + Math.Max(0, consumer.Counts["dead_lettered"]) == events);
        Assert.Equal((events, -1), (consumer.Counts["handled"], consumer.Counts["dead_lettered"]));
    }
}
