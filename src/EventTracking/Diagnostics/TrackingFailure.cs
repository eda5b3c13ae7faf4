namespace EventTracking;

/// <summary>
/// Something that went wrong with an event on its way. A failure never leaves <c>Emit</c> as an exception: it is counted
/// (<see cref="Tracker.CountFailures"/>) and logged.
/// </summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="EventName">The event; empty if the failure is not about one event.</param>
/// <param name="Source">
/// Where: the name of the backend, the type of the processor, or the path of the field; <see langword="null"/> where the event
/// as a whole is meant.
/// </param>
/// <param name="Exception">What was thrown, if anything was.</param>
/// <param name="Dropped">Why the event was lost there; <see langword="null"/> where it went on.</param>
public sealed record TrackingFailure(
    TrackingFailureKind Kind,
    string EventName,
    string? Source = null,
    Exception? Exception = null,
    DropReason? Dropped = null)
{
    /// <summary>Whether the backend had accepted the event, and held it when it was lost.</summary>
    internal bool WasHeld { get; init; }
}
