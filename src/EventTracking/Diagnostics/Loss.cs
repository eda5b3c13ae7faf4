namespace EventTracking.Diagnostics;

/// <summary>Events that are lost together. A struct, so that events lost because memory ran out are counted too.</summary>
/// <param name="reason">The reason.</param>
/// <param name="eventName">The name of the first of them.</param>
/// <param name="events">The number of events.</param>
/// <param name="detail">A size, a response or the name of a processor.</param>
/// <param name="exception">The exception that caused the loss, if any.</param>
internal readonly struct Loss(DropReason reason, string eventName, long events, string? detail, Exception? exception)
{
    public DropReason Reason => reason;

    public string EventName => eventName;

    public long Events => events;

    public string? Detail => detail;

    public Exception? Exception => exception;

    /// <summary>Gets a value indicating whether the backend had accepted the events and held them when they were lost.</summary>
    public bool WasHeld { get; init; }
}
