using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Kafka;

namespace EventTracking.Destinations.Tests.Kafka;

/// <summary>Messages and failures that only Kafka has.</summary>
public sealed class KafkaMessageTests : KafkaClusterFixture
{
    [Fact]
    public async Task Messages_with_the_same_key_are_in_one_partition_in_order()
    {
        await using var pipeline = Connect(new KafkaOptions { KeyField = "data.user" });
        for (var i = 0; i < 1_000; i++)
            pipeline.Tracker.Emit("test.keyed", new Dictionary<string, object?> { ["user"] = $"ü{i % 20}", ["number"] = i });
        await pipeline.FlushAsync();

        var messages = await Cluster.ReadAsync("events");

        Assert.Equal(1_000, messages.Count);
        Assert.True(messages.Select(static message => message.Partition).Distinct().Count() > 1);
        Assert.All(messages.GroupBy(static message => message.Key), static user =>
        {
            Assert.Single(user.Select(static message => message.Partition).Distinct());
            var data = user.Select(static message => JsonElement.Parse(message.Value)).ToArray();
            Assert.All(data, one => Assert.Equal(user.Key, one.GetProperty("user").GetString()));
            var numbers = data.Select(static one => one.GetProperty("number").GetInt32()).ToArray();
            Assert.Equal(numbers.Order(), numbers);
        });
    }

    [Fact]
    public async Task Events_without_the_key_field_are_sent_without_a_key_and_logged_once()
    {
        await using var pipeline = Connect(new KafkaOptions { KeyField = "context.user_id" });
        pipeline.EmitMany(10);
        await pipeline.FlushAsync();

        Assert.All(await Cluster.ReadAsync("events"), static message => Assert.Null(message.Key));
        var warning = Assert.Single(pipeline.Logger.Entries, static entry => entry.Id is 501);
        Assert.Contains("no field context.user_id", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_structured_message_is_a_cloud_event()
    {
        await using var pipeline = Connect(new KafkaOptions { Format = KafkaFormat.CloudEventsStructured, Source = "/shop" });
        using (pipeline.Tracker.Context("session", new EventContext { ["user_id"] = 7 }))
            pipeline.Tracker.Emit("a\"\n\0ü", new Dictionary<string, object?> { ["x"] = 9_007_199_254_740_993 });
        await pipeline.FlushAsync();

        var message = Assert.Single(await Cluster.ReadAsync("events"));
        var (expected, actual) = (pipeline.Emitted.Single(), JsonElement.Parse(message.Value));
        Assert.Equal("application/cloudevents+json; charset=utf-8", message.Headers["content-type"]);
        Assert.Equal(
            ("1.0", "/shop", "application/json"),
            (Text("specversion"), Text("source"), Text("datacontenttype")));
        Assert.Equal((expected.Id, expected.Name), (Guid.Parse(Text("id")), Text("type")));
        Assert.Equal(expected.Timestamp, actual.GetProperty("time").GetDateTimeOffset());
        Assert.Equal((expected.Data, expected.Context), (actual.GetProperty("data").GetRawText(), Text("eventcontext")));

        string Text(string name) => actual.GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task A_line_is_sent_as_it_is()
    {
        await using var pipeline = Connect(new KafkaOptions { Format = KafkaFormat.Line });
        pipeline.EmitMany(1);
        await pipeline.FlushAsync();

        var message = Assert.Single(await Cluster.ReadAsync("events"));
        var line = JsonElement.Parse(message.Value);
        Assert.Equal(pipeline.Emitted[0].Id, Guid.Parse(message.Headers["id"]));
        Assert.Equal("test.order.placed", line.GetProperty("name").GetString());
        Assert.Equal(pipeline.Emitted[0].Data, line.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task An_absent_broker_is_named_and_the_events_wait()
    {
        Cluster.Kill();
        await using var pipeline = Connect(new KafkaOptions
        {
            Username = "events",
            Password = "secret-of-kafka",
            Client = new Dictionary<string, string> { ["security.protocol"] = "SASL_PLAINTEXT", ["sasl.mechanism"] = "PLAIN" },
        });
        pipeline.EmitMany(10);
        Bounded.Until(() => pipeline.Observed.Answers.Count >= 2);

        Assert.All(pipeline.Observed.Answers, answer => Assert.StartsWith(
            $"RetryLater: No broker answers at {Cluster.Address}. Check that it runs, and BootstrapServers.", answer,
            StringComparison.Ordinal));
        Assert.Equal(10, pipeline.Account.Pending);
        Assert.All(pipeline.Logger.Entries, static entry => Assert.DoesNotContain("secret-of-kafka", $"{entry}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_in_flight_are_awaited_and_not_produced_again()
    {
        await using var pipeline = Connect(new KafkaOptions
        {
            // Longer than several requests.
            Client = new Dictionary<string, string> { ["linger.ms"] = "3000", ["batch.num.messages"] = "100000" },
        }, static options => options.With(requestTimeout: TimeSpan.FromMilliseconds(500)));
        pipeline.EmitMany(100);
        await pipeline.FlushAsync();

        Assert.True(pipeline.Backend.Status.FailedRequests > 0);
        var ids = (await Cluster.ReadAsync("events")).Select(static message => KafkaUnderTest.ToArrived(message).Id).ToArray();
        Assert.Equal(pipeline.Emitted.Select(static one => one.Id).Order(), ids.Order());
    }

    [Theory]
    [InlineData("unknown", "RetryLater: The topic \"unknown\" does not exist. Create it, or correct Topic.")]
    [InlineData(
        "forbidden", "Unauthorized: The user may not write to the topic \"forbidden\". Add an ACL that allows Write and Describe.")]
    public async Task A_topic_that_is_missing_or_forbidden_is_named_and_the_events_wait(string topic, string answer)
    {
        await using var pipeline = Connect(new KafkaOptions
        {
            Topic = topic,
            Client = new Dictionary<string, string> { ["topic.metadata.propagation.max.ms"] = "100" },
        });
        pipeline.EmitMany(10);
        Bounded.Until(() => pipeline.Observed.Answers.Count >= 2);

        Assert.All(pipeline.Observed.Answers, one => Assert.Equal(answer, one));
        Assert.Equal(10, pipeline.Account.Pending);
    }

    [Fact]
    public async Task A_message_that_is_too_large_for_the_topic_is_dead_lettered_with_the_remedy()
    {
        await using var pipeline = Connect(new KafkaOptions());
        await Cluster.RefuseNextAsync();
        pipeline.EmitMany(1);
        await pipeline.FlushAsync();

        var letter = Assert.Single(pipeline.DeadLetters.Events);
        Assert.Equal(
            "The topic \"events\" does not accept messages of this size. Raise max.message.bytes of the topic.",
            JsonElement.Parse(letter.Json).GetProperty("dead_letter").GetProperty("detail").GetString());
    }

    private Pipeline Connect(KafkaOptions options, Func<BatchingOptions, BatchingOptions>? change = null)
    {
        var complete = new KafkaOptions
        {
            BootstrapServers = Cluster.Address,
            Topic = options.Topic,
            Format = options.Format,
            KeyField = options.KeyField,
            Source = options.Source,
            Username = options.Username,
            Password = options.Password,
            Client = options.Client,
        };
        return new Pipeline(logger => new KafkaDestination(complete, logger), change);
    }
}
