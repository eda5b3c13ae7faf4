using System.Text.Json;
using EventTracking;

namespace TrackingLogReplay;

/// <summary>
/// Lets a typed event pass only where its record writes what the log says: not a field more, not a field less, not a value that
/// differs. So no declaration, however wrong, can alter an event.
/// </summary>
internal sealed class RoundTripGuard
{
    /// <summary>Each event goes here first. What fails here is no failure: the event then goes out untyped.</summary>
    private readonly Tracker _trial;

    private JsonElement _expected;
    private bool _isSame;

    public RoundTripGuard() =>
        _trial = new Tracker(new Dictionary<string, IEventBackend> { ["guard"] = new DelegateBackend(Compare) });

    /// <summary>Emits a typed event, provided that it writes the data of the log.</summary>
    /// <param name="tracker">The tracker.</param>
    /// <param name="trackedEvent">The event.</param>
    /// <param name="expected">The data that it must write.</param>
    /// <returns>Whether the event went out.</returns>
    public bool TryEmit<TEvent>(Tracker tracker, in TEvent trackedEvent, JsonElement expected)
        where TEvent : ITrackedEvent<TEvent>
    {
        _expected = expected;
        _isSame = false;
        _trial.Emit(in trackedEvent);
        if (_isSame)
            tracker.Emit(in trackedEvent);
        return _isSame;
    }

    private void Compare(in EventEnvelope envelope) =>
        _isSame = JsonElement.DeepEquals(JsonElement.Parse(envelope.DataJson), _expected);
}
