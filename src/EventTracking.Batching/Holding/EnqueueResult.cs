namespace EventTracking.Batching;

/// <summary>The result of adding an event to <see cref="HeldEvents"/>.</summary>
internal enum EnqueueResult
{
    /// <summary>The event is held.</summary>
    Added,

    /// <summary>The queue is full.</summary>
    Full,

    /// <summary>Events are no longer accepted.</summary>
    Closed,
}
