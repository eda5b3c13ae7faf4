namespace EventTracking;

/// <summary>The state of one queue of a <see cref="BackgroundRoutingBackend"/> at one moment.</summary>
public readonly struct BackgroundQueueStatus
{
    internal BackgroundQueueStatus(long queuedEvents, long queuedBytes, TimeSpan oldestAge)
    {
        QueuedEvents = queuedEvents;
        QueuedBytes = queuedBytes;
        OldestAge = oldestAge;
    }

    /// <summary>Gets the number of events in the queue, including the one being sent.</summary>
    public long QueuedEvents { get; }

    /// <summary>Gets the number of bytes that the events take of <see cref="BackgroundOptions.QueueCapacityBytes"/>.</summary>
    public long QueuedBytes { get; }

    /// <summary>Gets the time that the oldest event has been in the queue; zero if the queue is empty.</summary>
    public TimeSpan OldestAge { get; }
}
