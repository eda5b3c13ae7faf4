using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EventTracking.Kafka;
using EventTracking.Shared;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>The mock cluster of librdkafka in a process of its own, which speaks the protocol of Kafka but is not a broker.</summary>
internal sealed class KafkaVariant : DestinationVariant
{
    private const string Topic = "events";

    private static readonly byte[] Json = "application/json"u8.ToArray();

    private readonly TemporaryServer _server = new();
    private IConsumer<Ignore, Ignore>? _consumer;
    private string _address = "";
    private long _before;

    public override string Name => "Kafka, mock cluster";

    public override string? Missing => null;

    public override IReadOnlyList<RawLoop> RawLoops =>
    [
        new("Produce, flushed at the end", SendFlushed),
        new("ProduceAsync, each batch awaited", SendAwaited),
    ];

    public override void Start()
    {
        var file = _server.PathOf("address");
        _server.Start(
            () => _address = File.ReadAllText(file).Split(' ')[0], "dotnet", Repository.Program("tests/EventTracking.Kafka.Broker"), file);
        _consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = _address, GroupId = "count" }).Build();

        // Creates the topic.
        using var producer = CreateProducer();
        producer.ProduceAsync(Topic, new Message<byte[]?, byte[]> { Value = [] }).GetAwaiter().GetResult();
    }

    /// <summary>The mock cluster cannot remove messages.</summary>
    public override void Clear() => _before = Stored();

    public override long Count() => Stored() - _before;

    public override IEventBatchBackend Create() => new KafkaDestination(new KafkaOptions { BootstrapServers = _address, Topic = Topic });

    public override void Dispose()
    {
        _consumer?.Dispose();
        _server.Dispose();
    }

    private long Stored() => Enumerable.Range(0, 4).Sum(partition => _consumer!.QueryWatermarkOffsets(
        new TopicPartition(Topic, partition), TimeSpan.FromSeconds(30)).High.Value);

    private IProducer<byte[]?, byte[]> CreateProducer() => new ProducerBuilder<byte[]?, byte[]>(
        new ProducerConfig { BootstrapServers = _address, EnableIdempotence = true, Acks = Acks.All }).Build();

    private void SendFlushed(IReadOnlyList<RawEvent[]> batches)
    {
        using var producer = CreateProducer();
        foreach (var one in batches.SelectMany(static batch => batch))
        {
            producer.Produce(Topic, MessageOf(one), static report =>
            {
                if (report.Error.IsError)
                    throw new InvalidDataException(report.Error.Reason);
            });
        }

        producer.Flush(TimeSpan.FromMinutes(1));
    }

    private void SendAwaited(IReadOnlyList<RawEvent[]> batches)
    {
        using var producer = CreateProducer();
        foreach (var batch in batches)
            Task.WaitAll(Array.ConvertAll(batch, one => (Task)producer.ProduceAsync(Topic, MessageOf(one))));
    }

    /// <summary>A CloudEvent in binary content mode.</summary>
    private static Message<byte[]?, byte[]> MessageOf(RawEvent one) => new()
    {
        Timestamp = new Timestamp(one.Timestamp),
        Headers = new Headers
        {
            { "ce_specversion", "1.0"u8.ToArray() },
            { "ce_id", Encoding.ASCII.GetBytes(one.Id.ToString()) },
            { "ce_source", "/benchmark"u8.ToArray() },
            { "ce_type", Encoding.UTF8.GetBytes(one.Name) },
            { "ce_time", Encoding.ASCII.GetBytes(one.Timestamp.ToString("O", CultureInfo.InvariantCulture)) },
            { "ce_eventcontext", JsonSerializer.SerializeToUtf8Bytes(one.Context, RawEventJson.Default.Context) },
            { "content-type", Json },
            { "ce_eventversion", Encoding.ASCII.GetBytes(one.Version.ToString(CultureInfo.InvariantCulture)) },
        },
        Value = JsonSerializer.SerializeToUtf8Bytes(one.Data, RawEventJson.Default.Data),
    };
}
