using System.Globalization;
using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Faults;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Hosting;
using EventTracking.Kafka;

namespace EventTracking.Destinations.Tests.Kafka;

public sealed class KafkaUnderTest : DestinationUnderTest
{
    private const string WrongPassword = "wrong-password-that-is-secret";

    /// <summary>Lets the client give up a connection after seconds instead of a minute, and reach the limit of a partition later.</summary>
    private static readonly Dictionary<string, string> Client = new()
    {
        ["socket.timeout.ms"] = "1000",
        ["compression.codec"] = "zstd",
    };

    private static int _targets;

    private readonly Lazy<KafkaMockCluster> _cluster = new(static () => new KafkaMockCluster());

    public override string Type => "Kafka";

    public override string? Missing => KafkaMockCluster.Missing;

    public override int Port => _cluster.Value.Port;

    public override bool RemovesDuplicates => false;

    public override IReadOnlyDictionary<int, string> NotApplicable { get; } = new Dictionary<int, string>
    {
        [11] = "A broker does not look into events, so it refuses none.",
        [12] = "A broker does not look into events, so it refuses none.",
        [19] = "The mock cluster checks no credentials.",
    };

    public override int OversizeBytes => 1_000_001;

    /// <summary>The mock cluster keeps only the last 5 MB of a partition.</summary>
    public override TimeSpan LongChaos => TimeSpan.FromMinutes(2);

    public override IReadOnlyList<string> Secrets { get; } = [WrongPassword];

    public override IReadOnlyList<InvalidOption> InvalidOptions { get; } =
    [
        new("BootstrapServers", null, "BootstrapServers: is missing. Set a non-empty string."),
        new("BootstrapServers", " ", "BootstrapServers: is not valid. Expected brokers such as kafka-1.example.org:9092."),
        new("Topic", "", "Topic: is not valid. Expected 1 to 249 letters, digits, points, underscores or hyphens."),
        new("Topic", "a/b", "Topic: is not valid. Expected 1 to 249 letters, digits, points, underscores or hyphens."),
        new("Topic", new string('x', 250), "Topic: is not valid. Expected 1 to 249 letters, digits, points, underscores or hyphens."),
        new("Format", "Lines", "Format: expected one of CloudEventsBinary, CloudEventsStructured, Line, but found 'Lines'. "
            + "Did you mean 'Line'?"),
        new("KeyField", "user_id", "KeyField: is not valid. Expected \"context\" or \"data\" followed by the names of fields, "
            + "such as context.user_id or data.order.id."),
        new("Source", "a b", "Source: is not valid. Expected a URI or a path without spaces, such as /shop or https://shop.example.com."),
        new("Password", "secret", "Password: is not valid. Expected Username and Password, or neither."),
        new("Client:acks", "1", "Client: is not valid. Expected properties that can be changed; acks cannot."),
        new("Client:linger", "1", "Client: is not valid. Expected properties of librdkafka with the values that its CONFIGURATION.md "
            + "lists; linger is unknown or has another value."),
        new("Client:linger.ms", "secret", "Client: is not valid. Expected properties of librdkafka with the values that its "
            + "CONFIGURATION.md lists; linger.ms is unknown or has another value."),
        new("Topics", "events", "Topics: unknown option 'Topics'. Did you mean 'Topic'? Known options: Batching, BootstrapServers, Client, "
            + "Format, KeyField, Password, PasswordFile, Source, Topic, Type, Username."),
    ];

    internal KafkaMockCluster Cluster => _cluster.Value;

    public override void Register(EventTrackingBuilder tracking) => tracking.AddKafka();

    public override Task<string> CreateTargetAsync() => Task.FromResult(
        string.Create(CultureInfo.InvariantCulture, $"events.{Interlocked.Increment(ref _targets)}"));

    /// <summary>All messages without a key are in one partition, so that their order can be compared.</summary>
    public override IEventBatchBackend Create(DestinationSetup setup) => new KafkaDestination(
        new KafkaOptions
        {
            BootstrapServers = Address(setup),
            Topic = setup.Target,
            Client = new Dictionary<string, string>(Client) { ["partitioner"] = "consistent" },
        },
        setup.Logger);

    public override FaultProxy CreateProxy(Fault fault = Fault.None, int loseEveryNthAnswer = 0) =>
        new(Port, fault) { LoseEveryNthAnswer = loseEveryNthAnswer, MinRequestBytes = 250, IsKafka = true };

    public override IReadOnlyDictionary<string, string> Configure(DestinationSetup setup)
    {
        var options = new Dictionary<string, string> { ["BootstrapServers"] = Address(setup), ["Topic"] = setup.Target };
        foreach (var (name, value) in Client)
            options[$"Client:{name}"] = value;
        if (!setup.IsAuthorized)
        {
            options["Username"] = "events";
            options["Password"] = WrongPassword;
            options["Client:security.protocol"] = "SASL_PLAINTEXT";
            options["Client:sasl.mechanism"] = "PLAIN";
        }

        return options;
    }

    public override async Task<IReadOnlyList<Arrived>> ReadAsync(string target, int atLeast) =>
        [.. (await Cluster.ReadAsync(target)).Select(ToArrived)];

    public override IReadOnlyDictionary<string, string> QuickStartValues(DestinationSetup setup) => new Dictionary<string, string>
    {
        ["localhost:9092"] = Address(setup),
        ["shop.events"] = setup.Target,
    };

    public override Task StartAsync() => Cluster.Address is "" ? Cluster.StartAsync() : Cluster.ResumeAsync();

    /// <summary>The mock cluster resets all connections and keeps the messages, which it has only in memory.</summary>
    public override Task KillAsync() => Cluster.StopAsync();

    /// <summary>Reads a CloudEvent in binary mode.</summary>
    internal static Arrived ToArrived(KafkaMessage message)
    {
        var headers = message.Headers;
        Assert.Equal(("1.0", "application/json"), (headers["ce_specversion"], headers["content-type"]));
        Assert.StartsWith("/", headers["ce_source"], StringComparison.Ordinal);
        var time = DateTimeOffset.Parse(headers["ce_time"], CultureInfo.InvariantCulture);
        if (time.ToUnixTimeMilliseconds() > 0)
            Assert.Equal(time.ToUnixTimeMilliseconds(), message.Timestamp.ToUnixTimeMilliseconds());
        return new Arrived(
            Guid.ParseExact(headers["ce_id"], "D"), headers["ce_type"], time, message.Value, headers["ce_eventcontext"],
            headers.TryGetValue("ce_eventversion", out var version) ? int.Parse(version, CultureInfo.InvariantCulture) : 0);
    }

    protected override ValueTask StopAsync()
    {
        Cluster.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Address(DestinationSetup setup) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{setup.Port}");
}
