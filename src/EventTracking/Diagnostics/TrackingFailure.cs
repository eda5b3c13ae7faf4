namespace EventTracking.Diagnostics;

/// <summary>A failure that costs no event.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="EventName">The event; empty if the failure does not concern a single event.</param>
/// <param name="Source">
/// The name of the backend, the type of the processor, or the path of the field; <see langword="null"/> for the event as a whole.
/// </param>
/// <param name="Exception">The exception that was thrown, if any.</param>
internal sealed record TrackingFailure(TrackingFailureKind Kind, string EventName, string? Source = null, Exception? Exception = null)
{
    /// <summary>Returns a failure that was reported through the public API.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not a defined value.</exception>
    public static TrackingFailure OfSource(TrackingFailureKind kind, string? source, Exception? exception) =>
        kind is >= TrackingFailureKind.ProcessorFailed and <= TrackingFailureKind.ObserverFailed
            ? new TrackingFailure(kind, "", source, exception)
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Use a member of TrackingFailureKind.");
}
