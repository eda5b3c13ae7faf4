namespace EventTracking;

/// <summary>Settings of a <see cref="BackgroundRoutingBackend"/>.</summary>
public sealed class BackgroundOptions
{
    /// <summary>
    /// How many bytes the queue of each backend may hold: the lines, and about a hundred bytes more for each event. 32 MiB unless set.
    /// Memory is taken as it is needed, in pieces of 64 KiB.
    /// </summary>
    public int QueueCapacityBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>What becomes of an event for which a queue has no room; it is dropped unless set.</summary>
    public QueueFullPolicy WhenFull { get; init; } = QueueFullPolicy.DropNewest;

    /// <summary>The limits of the events that the router passes on.</summary>
    public EventLimits Limits { get; init; } = EventLimits.Default;
}
