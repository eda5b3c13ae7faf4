using System.Diagnostics.Metrics;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Secrets;

/// <summary>Event values are visible only to backends, not in the log, the metrics or the debugger.</summary>
public sealed class SecretTests
{
    private const string Canary = "c4n4ry-of-the-secret";

    [Fact]
    public void Values_appear_only_in_the_lines()
    {
        var seen = new List<string>();
        var logger = new CollectingLogger<Tracker>();
        using var meters = Listen(seen);
        var lines = new List<string>();

        using (var tracker = new Tracker(
            new Dictionary<string, IEventBackend>
            {
                ["failing"] = new ThrowingBackend(),
                ["lines"] = new DelegateBackend((in EventEnvelope envelope) =>
                {
                    lines.Add(System.Text.Encoding.UTF8.GetString(envelope.Json));
                    seen.Add(envelope.ToString());
                }),
                ["small"] = new LoggerBackend(new CollectingLogger<object>(), new LoggerBackendOptions { MaxTextLength = 10 }),
            },
            processors:
            [
                new DelegateProcessor(
                    static (ref EventEnvelope _) => throw new InvalidOperationException("broken"), ProcessorFailurePolicy.Continue),
            ],
            logger: logger))
        {
            using (tracker.Context(
                "session", new EventContext { ["token"] = Canary, ["nothing"] = double.NaN, ["function"] = () => Canary }))
            {
                EmitEveryKindOfTrouble(tracker);
                seen.AddRange(tracker.Accounts.Select(static account => account.ToString()));
                meters.RecordObservableInstruments();
            }
        }

        seen.AddRange(logger.Entries.Select(static entry => $"{entry.Text} {entry.Exception}"));
        Assert.Contains(lines, static line => line.Contains(Canary, StringComparison.Ordinal));
        Assert.NotEmpty(seen);
        Assert.All(seen, static text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
    }

    private static void EmitEveryKindOfTrouble(Tracker tracker)
    {
        var itself = new Dictionary<string, object?> { ["password"] = Canary };
        itself["itself"] = itself;

        tracker.Emit("com.example.plain", new Dictionary<string, object?> { ["password"] = Canary });
        tracker.Emit("com.example.replaced", new Dictionary<string, object?> { ["password"] = Canary + "\ud800", ["number"] = double.NaN });
        tracker.Emit("com.example.unwritable", new Dictionary<string, object?> { ["password"] = (Func<string>)(() => Canary) });
        tracker.Emit("com.example.endless", itself);
        tracker.Emit(
            "com.example.huge", new Dictionary<string, object?> { ["password"] = string.Concat(Enumerable.Repeat(Canary, 100_000)) });
    }

    /// <summary>Collects every tag of every measurement.</summary>
    private static MeterListener Listen(List<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "EventTracking")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            lock (seen)
                seen.Add($"{instrument.Name} {string.Join(' ', tags.ToArray())}");
        });
        listener.Start();
        return listener;
    }
}
