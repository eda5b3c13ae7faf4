using System.Diagnostics.Metrics;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Accounting;

/// <summary>The accounts as metrics of the meter <c>EventTracking</c>.</summary>
public sealed class MetricsTests
{
    [Fact]
    public void The_instruments_show_what_the_accounts_hold()
    {
        using var metrics = new Metrics();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend>
            {
                ["bad"] = new ThrowingBackend(),
                ["branch"] = new RoutingBackend(SomeBackends.Only(new CountingBackend()), [SomeProcessors.Throwing(ProcessorFailurePolicy.Drop)]),
            },
            processors: [new RegexFilterProcessor(FilterType.Blocklist, "noise")]);
        tracker.Emit("noise");
        tracker.Emit("test.event");

        Assert.Equal(
            [
                "accepted 1", "accepted bad 1", "accepted branch 0", "accepted branch/only 0",
                "dead_lettered 0", "dead_lettered bad 0", "dead_lettered branch 0", "dead_lettered branch/only 0",
                "delivered 1", "delivered bad 0", "delivered branch 0", "delivered branch/only 0",
                "dropped bad backend_failed 1",
                "filtered 1", "filtered bad 0", "filtered branch 0", "filtered branch/only 0",
                "offered 2", "offered bad 1", "offered branch 1", "offered branch/only 0",
                "pending 0", "pending bad 0", "pending branch 0", "pending branch/only 0",
                "rejected branch processor_failed 1",
            ],
            metrics.Read());
    }

    [Fact]
    public void Trackers_have_meters_of_their_own_which_end_with_them()
    {
        using var metrics = new Metrics();
        var one = new Tracker();
        using var other = new Tracker();
        one.Emit("test.event");
        Assert.Equal(["offered 0", "offered 1"], metrics.Read().Where(static line => line.StartsWith("offered", StringComparison.Ordinal)));

        one.Dispose();

        Assert.Equal(["offered 0"], metrics.Read().Where(static line => line.StartsWith("offered", StringComparison.Ordinal)));
    }

    /// <summary>Reads the meters that are made on the test's own thread, so that no other test's are among them.</summary>
    private sealed class Metrics : IDisposable
    {
        private const string Prefix = "eventtracking.events.";

        private readonly MeterListener _listener = new();
        private readonly List<string> _lines = [];

        public Metrics()
        {
            var thread = Environment.CurrentManagedThreadId;
            var isOpen = false;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "EventTracking" && Environment.CurrentManagedThreadId == thread && isOpen)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
                _lines.Add(string.Join(' ', [instrument.Name[Prefix.Length..], .. tags.ToArray().Select(static tag => $"{tag.Value}"), value])));
            _listener.Start();

            // What is published by Start itself was made before, by other tests.
            isOpen = true;
        }

        public IEnumerable<string> Read()
        {
            _lines.Clear();
            _listener.RecordObservableInstruments();
            return _lines.Order(StringComparer.Ordinal);
        }

        public void Dispose() => _listener.Dispose();
    }
}
