using System.Diagnostics.Metrics;

namespace EventTracking.Redis.Handling;

/// <summary>A count of the account that is also a metric.</summary>
internal sealed class ConsumerCounter(Meter meter, string what, string description)
{
    public const string Unit = "{event}";

    private readonly Counter<long> _counter = meter.CreateCounter<long>($"eventtracking.consumer.{what}", Unit, description);
    private long _value;

    public long Value => Volatile.Read(ref _value);

    public void Add(long events, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Interlocked.Add(ref _value, events);
        _counter.Add(events, tags);
    }
}
