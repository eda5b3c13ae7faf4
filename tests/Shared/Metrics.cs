using System.Diagnostics.Metrics;
using System.Globalization;

namespace EventTracking.Shared;

/// <summary>
/// Reads the meters that are created in the execution context of the test. Meters of concurrent tests are ignored.
/// </summary>
internal sealed class Metrics : IDisposable
{
    private const string Prefix = "eventtracking.";

    private static readonly AsyncLocal<Metrics?> Current = new();

    private readonly MeterListener _listener = new();
    private readonly List<string> _lines = [];

    public Metrics()
    {
        Current.Value = this;
        var isOpen = false;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "EventTracking" && Current.Value == this && isOpen)
            {
                LatestTracker = (string?)instrument.Meter.Tags?.FirstOrDefault(static tag => tag.Key == "tracker").Value;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(Add);
        _listener.SetMeasurementEventCallback<double>(Add);
        _listener.Start();

        // Instruments published by Start were created earlier, by other tests.
        isOpen = true;
    }

    /// <summary>The <c>tracker</c> tag of the latest meter.</summary>
    public string? LatestTracker { get; private set; }

    /// <summary>Returns the measurements of a kind, such as <c>events</c>, each with its tags and value.</summary>
    public IEnumerable<string> Read(string kind)
    {
        _lines.Clear();
        _listener.RecordObservableInstruments();
        return _lines.Where(line => line.StartsWith($"{kind}.", StringComparison.Ordinal))
            .Select(line => line[(kind.Length + 1)..])
            .Order(StringComparer.Ordinal);
    }

    public void Dispose() => _listener.Dispose();

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : IFormattable => _lines.Add(string.Join(
            ' ',
            [
                instrument.Name[Prefix.Length..],
                .. tags.ToArray().Select(static tag => $"{tag.Value}"),
                value.ToString(null, CultureInfo.InvariantCulture),
            ]));
}
