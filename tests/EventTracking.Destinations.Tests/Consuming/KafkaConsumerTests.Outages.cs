using System.Collections.Concurrent;
using System.Globalization;
using EventTracking.Destinations.Tests.Faults;
using EventTracking.Destinations.Tests.Servers;

namespace EventTracking.Destinations.Tests.Consuming;

public sealed partial class KafkaConsumerTests
{
    [Theory]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.Hang)]
    public async Task No_event_is_lost_while_the_broker_is_away_and_only_the_beginning_and_the_end_are_logged(Fault fault)
    {
        var topic = $"away.{fault}";
        var handled = new ConcurrentQueue<int>();
        using var emitted = new KafkaTopic(Cluster, topic);
        await emitted.EmitAsync(1_000);
        using var proxy = new FaultProxy(Cluster.Port) { IsKafka = true };
        await using var consumer = await StartAsync(
            topic,
            HandleSlowly(handled),
            maxInFlightEvents: 100,
            address: string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{proxy.Port}"),
            client: new Dictionary<string, string> { ["socket.timeout.ms"] = "1000" });
        Bounded.Until(() => handled.Count >= 50);

        proxy.Set(fault);

        Bounded.Until(() => consumer.Account.IsFailing);
        var since = consumer.Account.FailingSince;
        Assert.StartsWith("Degraded: ", await consumer.HealthAsync(), StringComparison.Ordinal);
        Assert.StartsWith("No broker answers at ", consumer.Account.LastError, StringComparison.Ordinal);
        await emitted.EmitAsync(100, first: 1_000);
        var attempts = proxy.Accepted;
        Bounded.Until(() => proxy.Accepted >= attempts + 3);
        Assert.Equal(since, consumer.Account.FailingSince);

        proxy.Set(Fault.None);

        Bounded.Until(() => !consumer.Account.IsFailing && consumer.Log.Count > 1);
        await emitted.EmitAsync(100, first: 1_100);
        Bounded.Until(() => handled.Distinct().Count() == 1_200 && consumer.Counts["lag"] == 0);
        Assert.Equal("Healthy", await consumer.HealthAsync());
        Assert.Collection(
            consumer.Log,
            static line => Assert.Contains("is interrupted", line, StringComparison.Ordinal),
            static line => Assert.Contains("receives events again", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_broker_that_is_away_interrupts_only_its_partitions_and_nothing_is_logged()
    {
        const string topic = "others";
        const int events = 1_000;
        var handled = new ConcurrentQueue<int>();
        using var cluster = new KafkaMockCluster(brokers: 3);
        await cluster.StartAsync();
        using (var emitted = new KafkaTopic(cluster, topic))
            await emitted.EmitAsync(events);
        await using var consumer = await StartAsync(
            topic,
            HandleSlowly(handled),
            maxInFlightEvents: 100,
            address: cluster.Address);
        Bounded.Until(() => handled.Count >= 50);

        await cluster.StopOneAsync();

        var before = handled.Count;
        Bounded.Until(() => handled.Count >= before + 200);
        Assert.False(consumer.Account.IsFailing);
        await cluster.ResumeAsync();
        Bounded.Until(() => handled.Distinct().Count() == events);
        Assert.Empty(consumer.Log);
    }

    [Theory]
    [InlineData("unknown", "The topic \"unknown\" does not exist. Create it, or correct Topic.")]
    [InlineData("forbidden", "The user may not read the topic \"forbidden\". Add an ACL that allows Read.")]
    public async Task A_topic_that_is_missing_or_forbidden_is_named_once(string topic, string reason)
    {
        await using var consumer = await StartAsync(topic, static builder => builder.OnAny(static (_, _) => ValueTask.CompletedTask));

        Bounded.Until(() => consumer.Log.Count > 0);

        Assert.Equal(reason, consumer.Account.LastError);
        Assert.EndsWith($"will try again: {reason} ", Assert.Single(consumer.Log), StringComparison.Ordinal);
    }
}
