using System.Text.Json;
using EventTracking;

namespace TrackingLogReplay;

/// <summary>
/// Emits a typed event only if its record writes exactly the data of the log, so that a wrong declaration cannot change an event.
/// </summary>
internal sealed class RoundTripGuard
{
    /// <summary>Writes each event for comparison. Its failures need no report: the event is then emitted untyped.</summary>
    private readonly Tracker _trial;

    private JsonElement _expected;
    private bool _isSame;

    public RoundTripGuard() =>
        _trial = new Tracker(new Dictionary<string, IEventBackend>(StringComparer.Ordinal) { ["guard"] = new DelegateBackend(Compare) });

    /// <summary>Emits a typed event if it writes the data of the log.</summary>
    /// <param name="tracker">The tracker to emit through.</param>
    /// <param name="trackedEvent">The event.</param>
    /// <param name="expected">The data of the log.</param>
    /// <param name="timestamp">The time of the event.</param>
    /// <returns><see langword="true"/> if the event was emitted.</returns>
    public bool TryEmit<TEvent>(Tracker tracker, in TEvent trackedEvent, JsonElement expected, DateTimeOffset timestamp)
        where TEvent : ITrackedEvent<TEvent>
    {
        _expected = expected;
        _isSame = false;
        _trial.Emit(in trackedEvent);
        if (_isSame)
            tracker.Emit(in trackedEvent, timestamp);
        return _isSame;
    }

    private void Compare(in EventEnvelope envelope) =>
        _isSame = JsonElement.DeepEquals(JsonElement.Parse(envelope.DataJson), _expected);
}
