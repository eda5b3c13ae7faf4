using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>The metrics of one consumer.</summary>
internal sealed class ConsumerCounts : IDisposable
{
    private const string Prefix = "eventtracking.consumer.";

    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public ConsumerCounts(string consumer)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Tags?.Contains(new("consumer", consumer)) == true)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            var name = instrument.Name[Prefix.Length..];
            if (instrument.IsObservable)
                _counts[name] = value;
            else
                _counts.AddOrUpdate(name, value, (_, sum) => sum + value);
        });
        _listener.Start();
    }

    /// <summary>Returns a count, such as <c>handled</c>; -1 if there is none yet.</summary>
    public long this[string name]
    {
        get
        {
            _listener.RecordObservableInstruments();
            return _counts.GetValueOrDefault(name, -1);
        }
    }

    public void Dispose() => _listener.Dispose();
}
