using EventTracking.Threading;

namespace EventTracking;

/// <summary>What becomes of an event that finds the queue of a backend full. Whichever event is lost is counted as <see cref="DropReason.QueueFull"/>.</summary>
public sealed class QueueFullPolicy
{
    private QueueFullPolicy(TimeSpan timeout = default) => Timeout = timeout;

    /// <summary>The event that comes is dropped. What has waited longest is kept.</summary>
    public static QueueFullPolicy DropNewest { get; } = new();

    /// <summary>Events are dropped from the other end of the queue until there is room. What is latest is kept.</summary>
    public static QueueFullPolicy DropOldest { get; } = new();

    /// <summary>How long the emit waits for room.</summary>
    internal TimeSpan Timeout { get; }

    /// <summary>
    /// The emit waits until there is room, and drops its event when the time is over. It slows the program down to the pace of the
    /// backend.
    /// </summary>
    /// <param name="timeout">How long, by the tracker's clock; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or longer than a timer runs.</exception>
    public static QueueFullPolicy Wait(TimeSpan timeout)
    {
        Deadline.ThrowIfInvalidTimeout(timeout);
        return new QueueFullPolicy(timeout);
    }
}
