using System.Collections.Concurrent;

namespace EventTracking.Destinations.Tests.Consuming;

public sealed partial class KafkaConsumerTests
{
    [Fact, Trait("Category", "Load")]
    public async Task A_hundred_thousand_events_are_handled_once_each_in_the_order_of_their_key()
    {
        const string topic = "many";
        const int events = 100_000;
        const int portion = 5_000;
        var next = new ConcurrentDictionary<string, int>();
        var unexpected = new ConcurrentQueue<Reading>();
        using var emitted = new KafkaTopic(Cluster, topic);
        await emitted.EmitAsync(portion);
        await using var consumer = await StartAsync(topic, builder => builder.On<Reading>((read, _, _) =>
        {
            // One thread at a time handles the events of a key.
            if (next.GetValueOrDefault(read.Sensor, read.Number % KafkaTopic.Sensors) != read.Number)
                unexpected.Enqueue(read);
            next[read.Sensor] = read.Number + KafkaTopic.Sensors;
            return ValueTask.CompletedTask;
        }));

        for (var first = portion; first < events; first += portion)
        {
            // Two portions fit into the 5 MB that the mock cluster keeps of a partition.
            await emitted.EmitAsync(portion, first);
            Bounded.Until(() => consumer.Counts["handled"] >= first);
        }

        Bounded.Until(() => consumer.Counts["handled"] == events && consumer.Counts["lag"] == 0);
        Assert.Empty(unexpected);
        Assert.Equal(KafkaTopic.Sensors, next.Count);
        Assert.All(next.Values, static number => Assert.InRange(number, events, events + KafkaTopic.Sensors));
        Assert.Equal(events, consumer.Counts["received"]);
    }
}
