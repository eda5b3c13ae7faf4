using EventTracking.Diagnostics;

namespace EventTracking.Accounting;

/// <summary>Events that are lost together. A struct, because events that are lost for lack of memory are counted as well.</summary>
/// <param name="reason">Why they are lost.</param>
/// <param name="eventName">The name of the first of them.</param>
/// <param name="events">How many they are.</param>
/// <param name="detail">A size, an answer or the name of a processor.</param>
/// <param name="exception">The exception that caused the loss, if there was one.</param>
internal readonly struct Loss(DropReason reason, string eventName, long events, string? detail, Exception? exception)
{
    public DropReason Reason => reason;

    public string EventName => eventName;

    public long Events => events;

    public string? Detail => detail;

    public Exception? Exception => exception;

    public TrackingFailureKind Kind => DropReasons.KindOf(reason);

    /// <summary>Whether the backend had accepted the events, and held them when they were lost.</summary>
    public bool WasHeld { get; init; }

    /// <param name="source">Where the events were lost.</param>
    public TrackingFailure ToFailure(string? source) => new(Kind, eventName, source, exception, reason) { WasHeld = WasHeld };
}
