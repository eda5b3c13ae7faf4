using System.Text.Json;
using EventTracking;

namespace TrackingLogReplay;

/// <summary>
/// Lets a typed event pass only where its record has written what the log says: not a field more, not a field less, not a value
/// that differs. So no declaration, however wrong, can alter an event.
/// </summary>
internal sealed class RoundTripGuard : IEventProcessor
{
    private JsonElement _expected;
    private bool _hasPassed;

    /// <summary>A guard that cannot compare lets nothing through.</summary>
    public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Drop;

    /// <summary>Emits a typed event through a tracker that has this guard among its processors.</summary>
    /// <param name="tracker">The tracker.</param>
    /// <param name="trackedEvent">The event.</param>
    /// <param name="expected">The data that it must write.</param>
    /// <returns>Whether the event went out.</returns>
    public bool TryEmit<TEvent>(Tracker tracker, in TEvent trackedEvent, JsonElement expected)
        where TEvent : ITrackedEvent<TEvent>
    {
        _expected = expected;
        _hasPassed = false;
        tracker.Emit(in trackedEvent);
        return _hasPassed;
    }

    public ProcessingResult Process(ref EventEnvelope envelope)
    {
        _hasPassed = envelope.Descriptor is null || JsonElement.DeepEquals(JsonElement.Parse(envelope.DataJson), _expected);
        return _hasPassed ? ProcessingResult.Keep : ProcessingResult.Drop;
    }
}
