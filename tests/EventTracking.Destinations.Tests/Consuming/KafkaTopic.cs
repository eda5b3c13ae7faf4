using System.Globalization;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Kafka;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>A topic on the mock cluster that a tracker fills through the destination. The sensor of an event is its key.</summary>
internal sealed class KafkaTopic : IDisposable
{
    public const int Sensors = 20;

    private readonly KafkaDestination _destination;
    private readonly Tracker _tracker;

    public KafkaTopic(KafkaMockCluster cluster, string name, KafkaFormat format = KafkaFormat.CloudEventsBinary)
    {
        _destination = new KafkaDestination(
            new KafkaOptions { BootstrapServers = cluster.Address, Topic = name, Format = format, KeyField = "data.sensor" });
        _tracker = new Tracker(new Dictionary<string, IEventBackend> { ["kafka"] = new BatchingBackend(_destination) });
    }

    /// <summary>Emits numbered events.</summary>
    /// <param name="count">The number of events.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="contextBytes">The size of the context, which is a header.</param>
    public async Task EmitAsync(int count, int first = 0, int contextBytes = 0)
    {
        using var session = _tracker.Context("session", new EventContext { ["note"] = new string('x', contextBytes) });
        for (var i = first; i < first + count; i++)
            _tracker.EmitReading(i, string.Create(CultureInfo.InvariantCulture, $"sensor {i % Sensors}"));
        Assert.True(await _tracker.FlushAsync(Bounded.Limit, TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        _tracker.Dispose();
        _destination.Dispose();
    }
}
