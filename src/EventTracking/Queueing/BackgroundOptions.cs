namespace EventTracking;

/// <summary>Options of a <see cref="BackgroundRoutingBackend"/>.</summary>
public sealed class BackgroundOptions
{
    /// <summary>
    /// Gets the maximum number of bytes in the queue of each backend: the lines plus about a hundred bytes per event, and space
    /// that remains unused because a large event did not fit into it. Memory is allocated as needed, in blocks of at most 64 KiB, and
    /// reused; what a burst needed is released by the next full garbage collection. Default: 32 MiB.
    /// </summary>
    public int QueueCapacityBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Gets the policy for events that do not fit into a queue. Default: <see cref="QueueFullPolicy.DropNewest"/>.</summary>
    public QueueFullPolicy WhenFull { get; init; } = QueueFullPolicy.DropNewest;

    /// <summary>Gets the limits for events that the router passes on. Default: <see cref="EventLimits.Default"/>.</summary>
    public EventLimits Limits { get; init; } = EventLimits.Default;
}
