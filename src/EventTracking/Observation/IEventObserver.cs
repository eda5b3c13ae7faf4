namespace EventTracking;

/// <summary>
/// Observes the events of a tracker: each event as it was written, and what processors and backends did with it. For tools that show what
/// happens, such as an inspector; to deliver events, write an <see cref="IEventBackend"/>.
/// </summary>
public interface IEventObserver
{
    /// <summary>
    /// Called after each emit, on the emitting thread, even if the event was filtered or lost. It must return quickly, because the code
    /// that emits waits for it.
    /// </summary>
    /// <remarks>
    /// An exception is reported as <see cref="TrackingFailureKind.ObserverFailed"/> and does not reach the emit. Events that the observer
    /// itself emits are not observed.
    /// </remarks>
    /// <param name="observation">The event. It is valid only during the call: copy what must be kept.</param>
    void OnEvent(in EventObservation observation);
}
