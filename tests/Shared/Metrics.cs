using System.Diagnostics.Metrics;
using System.Globalization;

namespace EventTracking.Shared;

/// <summary>
/// Reads the meters that are made in the test's own flow, so that no other test's are among them: a thread may be another test's as
/// soon as this one awaits something.
/// </summary>
internal sealed class Metrics : IDisposable
{
    private const string Prefix = "eventtracking.";

    private static readonly AsyncLocal<Metrics?> OfThisFlow = new();

    private readonly MeterListener _listener = new();
    private readonly List<string> _lines = [];

    public Metrics()
    {
        OfThisFlow.Value = this;
        var isOpen = false;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "EventTracking" && OfThisFlow.Value == this && isOpen)
            {
                LatestTracker = (string?)instrument.Meter.Tags?.FirstOrDefault(static tag => tag.Key == "tracker").Value;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(Add);
        _listener.SetMeasurementEventCallback<double>(Add);
        _listener.Start();

        // What is published by Start itself was made before, by other tests.
        isOpen = true;
    }

    /// <summary>The tag <c>tracker</c> of the latest meter.</summary>
    public string? LatestTracker { get; private set; }

    /// <summary>The measurements of a kind, such as <c>events</c>: each with its tags and its value.</summary>
    public IEnumerable<string> Read(string kind)
    {
        _lines.Clear();
        _listener.RecordObservableInstruments();
        return _lines.Where(line => line.StartsWith($"{kind}.", StringComparison.Ordinal)).Select(line => line[(kind.Length + 1)..]).Order(StringComparer.Ordinal);
    }

    public void Dispose() => _listener.Dispose();

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : IFormattable => _lines.Add(string.Join(
            ' ', [instrument.Name[Prefix.Length..], .. tags.ToArray().Select(static tag => $"{tag.Value}"), value.ToString(null, CultureInfo.InvariantCulture)]));
}
