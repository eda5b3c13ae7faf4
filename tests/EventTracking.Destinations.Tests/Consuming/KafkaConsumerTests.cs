using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Confluent.Kafka;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Kafka;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>A consumer of a topic on the mock cluster.</summary>
/// <remarks>
/// The cluster keeps messages, offsets and groups in memory, and up to 5 MB of each partition. Therefore no test restarts a broker. The
/// tests do not show what a consumer makes of a broker that comes back with an older offset, of a partition whose leader moves, or of
/// messages that a broker has removed.
/// </remarks>
public sealed partial class KafkaConsumerTests(KafkaClusterFixture fixture) : IClassFixture<KafkaClusterFixture>
{
    private const string Consumer = "topic-readers";

    private KafkaMockCluster Cluster => fixture.Cluster;

    [Theory]
    [InlineData(KafkaFormat.CloudEventsBinary)]
    [InlineData(KafkaFormat.CloudEventsStructured)]
    [InlineData(KafkaFormat.Line)]
    public async Task Events_are_handled_typed_and_in_the_order_of_their_key(KafkaFormat format)
    {
        var topic = $"typed.{format}";
        var handled = new ConcurrentQueue<(Reading Read, Guid? Id, int Version)>();
        await EmitAsync(topic, 2_000, format);
        await using var consumer = await StartAsync(topic, builder => builder.On<Reading>((read, line, _) =>
        {
            handled.Enqueue((read, line.Id, line.Version));
            return ValueTask.CompletedTask;
        }));

        Bounded.Until(() => handled.Count == 2_000);

        foreach (var sensor in handled.GroupBy(static one => one.Read.Sensor))
            Assert.Equal(sensor.Select(static one => one.Read.Number).Order(), sensor.Select(static one => one.Read.Number));
        Assert.Equal(2_000, handled.Select(static one => one.Id!.Value).Distinct().Count());
        Assert.All(handled, static one => Assert.Equal(1, one.Version));
        Bounded.Until(() => consumer.Counts["lag"] == 0);
        Assert.Equal((2_000, 2_000), (consumer.Counts["received"], consumer.Counts["handled"]));
    }

    [Fact]
    public async Task A_failing_event_blocks_only_its_partition_and_is_dead_lettered_after_its_attempts()
    {
        const string topic = "failing";
        var handled = new ConcurrentQueue<Reading>();
        await EmitAsync(topic, 100);
        await using var consumer = await StartAsync(topic, builder => builder.On<Reading>((read, _, _) =>
        {
            if (read.Number != 0)
            {
                handled.Enqueue(read);
                return ValueTask.CompletedTask;
            }

            // The others of the same key follow after the last attempt.
            Assert.DoesNotContain(handled, one => one.Sensor == read.Sensor);
            throw new InvalidOperationException("no database");
        }));

        Bounded.Until(() => handled.Count == 99);

        Assert.Equal((2, 1, 99), (consumer.Counts["retried"], consumer.Counts["dead_lettered"], consumer.Counts["handled"]));
        var letter = Assert.Single(await Cluster.ReadAsync($"{topic}.dead-letters"));
        Assert.Contains("\"number\":0,", letter.Value, StringComparison.Ordinal);
        Assert.Equal("test.sensor.read", letter.Headers["ce_type"]);
        Assert.Equal(
            ("failed", "3", "test.sensor.read: InvalidOperationException: no database", Consumer),
            (letter.Headers["dead_letter_reason"], letter.Headers["dead_letter_attempts"], letter.Headers["dead_letter_detail"],
                letter.Headers["dead_letter_consumer"]));
        Assert.StartsWith("failing/", letter.Headers["dead_letter_place"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_kcat_are_read_and_others_are_dead_lettered_with_the_error()
    {
        const string topic = "kcat";
        var handled = new ConcurrentQueue<Reading>();
        await Cluster.ProduceAsync(
            topic, """{"number":1}""", "ce_specversion=1.0", "ce_id=r-1", "ce_source=/lab", "ce_type=test.sensor.read",
            "content-type=application/json");
        await Cluster.ProduceAsync(
            topic, """{"specversion":"1.0","id":"r-2","source":"/lab","type":"test.sensor.read","data":{"number":2}}""",
            "content-type=application/cloudevents+json");
        await Cluster.ProduceAsync(
            topic, """{"name":"test.sensor.read","timestamp":"2026-11-23T19:29:34Z","data":{"number":3}}""");
        await Cluster.ProduceAsync(topic, "not an event");
        await Cluster.ProduceAsync(topic, """{"name":"test.sensor.read","timestamp":"2026-11-23T19:29:34Z","data":{}}""");
        await using var consumer = await StartAsync(topic, builder => builder.On<Reading>((read, _, _) =>
        {
            handled.Enqueue(read);
            return ValueTask.CompletedTask;
        }));

        Bounded.Until(() => consumer.Counts["received"] == 5 && consumer.Counts["dead_lettered"] == 2 && handled.Count == 3);

        Assert.Equal([1, 2, 3], handled.Select(static read => read.Number).Order());
        var letters = await Cluster.ReadAsync($"{topic}.dead-letters");
        Assert.Equal(["malformed", "unreadable"], letters.Select(static letter => letter.Headers["dead_letter_reason"]).Order());
    }

    [Fact]
    public async Task A_timestamp_in_microseconds_does_not_stop_its_partition()
    {
        const string topic = "units";
        var handled = new ConcurrentQueue<int>();
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = Cluster.Address }).Build();
        for (var i = 1; i <= 2; i++)
        {
            var message = new Message<string, string>
            {
                Key = "one partition",
                Value = $$$"""{"specversion":"1.0","id":"r-{{{i}}}","type":"test.sensor.read","data":{"number":{{{i}}}}}""",
                Timestamp = new Timestamp(1_800_000_000_000_000, TimestampType.CreateTime),
            };
            await producer.ProduceAsync(topic, message, TestContext.Current.CancellationToken);
        }

        await using var consumer = await StartAsync(topic, builder => builder.On<Reading>((read, _, _) =>
        {
            handled.Enqueue(read.Number);
            return ValueTask.CompletedTask;
        }));

        Bounded.Until(() => handled.Count == 2);

        Assert.Equal([1, 2], handled);
    }

    [Fact]
    public async Task The_next_consumer_continues_where_the_last_one_stopped()
    {
        const string topic = "continued";
        var handled = new ConcurrentQueue<int>();
        await EmitAsync(topic, 500);
        var first = await StartAsync(
            topic,
            HandleSlowly(handled),

            // A broker lets the next member join at once; the mock cluster waits for the end of the session, although this member leaves.
            client: new() { ["session.timeout.ms"] = "10000" });
        Bounded.Until(() => handled.Count > 50);
        await first.DisposeAsync();
        Assert.InRange(handled.Count, 50, 499);

        await using var second = await StartAsync(topic, builder => builder.On<Reading>((read, _, _) =>
        {
            handled.Enqueue(read.Number);
            return ValueTask.CompletedTask;
        }));

        Bounded.Until(() => handled.Distinct().Count() == 500);
        Assert.Equal(500, handled.Count);
    }

    [Fact]
    public async Task Two_processes_share_the_partitions_and_one_that_is_killed_loses_no_event()
    {
        const string topic = "shared";
        const int events = 2_000;
        using var folder = new TemporaryFolder();
        await EmitAsync(topic, events);
        using var killed = Start(topic, folder.PathOf("one"));
        using var other = Start(topic, folder.PathOf("two"));
        Bounded.Until(() => HandledEvents.In(folder, "one").Count > 50 && HandledEvents.In(folder, "two").Count > 50);

        killed.Kill();

        Bounded.Until(() => HandledEvents.In(folder, "one").Concat(HandledEvents.In(folder, "two")).Distinct().Count() == events);
    }

    [Fact]
    public async Task Invalid_options_are_named_with_the_allowed_values()
    {
        const string section = "EventTracking:Consumers:warehouse";
        var exception = await Assert.ThrowsAsync<Hosting.EventTrackingConfigurationException>(() => RunningConsumer.StartAsync(
            "warehouse",
            static builder => builder.Services.AddKafkaEventConsumer("warehouse", static _ => { }),
            new($"{section}:Topic", "a/b"), new($"{section}:Client:enable.auto.commit", "false"), new($"{section}:DeadLetter", "x")));

        Assert.Equal(
            [
                $"{section}:BootstrapServers: is missing. Set a non-empty string.",
                $"{section}:Topic: is not valid. Expected 1 to 249 letters, digits, points, underscores or hyphens.",
                $"{section}:DeadLetterTopic: is not valid. Expected another topic than Topic, of 1 to 249 letters, digits, points, "
                    + "underscores or hyphens.",
                $"{section}:Client: is not valid. Expected properties that can be changed; enable.auto.commit cannot.",
                $"{section}:Handlers: the consumer has none. Call On, OnAny or ForwardTo where it is added.",
            ],
            exception.Errors.Where(static error => !error.Contains("unknown option", StringComparison.Ordinal)));
        Assert.Single(exception.Errors, static error => error.Contains("unknown option 'DeadLetter'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_native_program_handles_a_typed_event()
    {
        await EmitAsync("native", 1);

        var printed = await HostProgram.ConsumeNativeAsync(
            "Kafka", new JsonObject { ["BootstrapServers"] = Cluster.Address, ["Topic"] = "native" });

        Assert.Equal("test.sensor.read: 0, sensor 0", printed);
    }

    private async Task EmitAsync(string topic, int count, KafkaFormat format = KafkaFormat.CloudEventsBinary)
    {
        using var events = new KafkaTopic(Cluster, topic, format);
        await events.EmitAsync(count);
    }

    /// <summary>Handles events so slowly that a test can act in between.</summary>
    private static Action<KafkaEventConsumerBuilder> HandleSlowly(ConcurrentQueue<int> handled) =>
        builder => builder.On<Reading>(async (read, _, cancellationToken) =>
        {
            await Task.Delay(1, cancellationToken);
            handled.Enqueue(read.Number);
        });

    private Task<RunningConsumer> StartAsync(
        string topic,
        Action<KafkaEventConsumerBuilder> configure,
        int maxInFlightEvents = 1_000,
        long maxInFlightBytes = 16 * 1024 * 1024,
        string? address = null,
        Dictionary<string, string>? client = null)
    {
        var options = new KafkaConsumerOptions
        {
            BootstrapServers = address ?? Cluster.Address,
            Topic = topic,
            Group = topic,
            RetryDelay = TimeSpan.FromMilliseconds(50),
            MaxRetryDelay = TimeSpan.FromMilliseconds(200),
            MaxAttempts = 3,
            MaxInFlightEvents = maxInFlightEvents,
            MaxInFlightBytes = maxInFlightBytes,
            Client = client ?? [],
        };
        return RunningConsumer.StartAsync(
            Consumer, builder => builder.Services.AddKafkaEventConsumer(Consumer, options, configure));
    }

    private ServerProcess Start(string topic, string file) => ServerProcess.Start(
        "dotnet", Repository.Program("tests/EventTracking.Consuming.Program"), "server=kafka", $"address={Cluster.Address}",
        $"source={topic}", $"file={file}", "delay=10");
}
