namespace EventTracking;

/// <summary>
/// The kinds of failures that cost no event. They are counted (<see cref="Tracker.CountFailures"/>) and logged. A lost event is
/// counted by its <see cref="DropReason"/> instead.
/// </summary>
public enum TrackingFailureKind
{
    /// <summary>A processor whose <see cref="IEventProcessor.OnFailure"/> is <see cref="ProcessorFailurePolicy.Continue"/> threw.</summary>
    ProcessorFailed,

    /// <summary>A field could not be read or written, and is <c>null</c> in the event.</summary>
    FieldFailed,

    /// <summary>A value has no JSON form and was replaced: NaN and infinities with <c>null</c>, a lone surrogate with U+FFFD.</summary>
    ValueReplaced,

    /// <summary>A text was longer than its limit, for example a header of a request, and was truncated.</summary>
    ValueTruncated,

    /// <summary>
    /// A function that supplies a context, or one value of a context, failed. The events of the context lack the values that it would have
    /// supplied.
    /// </summary>
    ContextFailed,

    /// <summary>A backend has a problem that has cost no event so far: it keeps its events and tries again.</summary>
    BackendDegraded,

    /// <summary>A backend could not be flushed or disposed.</summary>
    ShutdownFailed,

    /// <summary>An observer of a tracker threw.</summary>
    ObserverFailed,
}
