using System.Diagnostics.Metrics;

namespace EventTracking.Redis.Handling;

/// <summary>The metrics of one consumer. The meter's tag <c>consumer</c> is its name.</summary>
internal sealed class ConsumerMetrics : IDisposable
{
    private const string Unit = "{event}";

    private readonly Meter _meter;
    private readonly Counter<long> _received;
    private readonly Counter<long> _handled;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _deadLettered;
    private readonly Counter<long> _ignored;
    private readonly Counter<long> _removed;
    private long _lag = -1;

    public ConsumerMetrics(string consumer)
    {
        _meter = new Meter(new MeterOptions("EventTracking") { Tags = [new("consumer", consumer)] });
        _received = Create("received", "Events that were read from the stream or topic, again after a failure of their consumer.");
        _handled = Create("handled", "Events that were handled.");
        _retried = Create("retried", "Attempts that repeat a failed one.");
        _deadLettered = Create("dead_lettered", "Events that went to the dead letters.");
        _ignored = Create("ignored", "Events without a handler.");
        _removed = Create("removed", "Events that were removed from the stream before they were handled.");
        _meter.CreateObservableGauge("eventtracking.consumer.lag", MeasureLag, Unit, "Events that no consumer of the group has read yet.");
    }

    /// <summary>Sets the number of events that no consumer of the group has read yet.</summary>
    public long Lag
    {
        set => Volatile.Write(ref _lag, value);
    }

    public void Received(int events = 1) => _received.Add(events);

    public void Handled() => _handled.Add(1);

    public void Retried() => _retried.Add(1);

    public void DeadLettered(string reason) => _deadLettered.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Ignored() => _ignored.Add(1);

    public void Removed(int events) => _removed.Add(events);

    public void Dispose() => _meter.Dispose();

    private Counter<long> Create(string what, string description) =>
        _meter.CreateCounter<long>($"eventtracking.consumer.{what}", Unit, description);

    private IEnumerable<Measurement<long>> MeasureLag() => Volatile.Read(ref _lag) is >= 0 and var lag ? [new(lag)] : [];
}
