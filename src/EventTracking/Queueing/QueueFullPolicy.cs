using EventTracking.Threading;

namespace EventTracking;

/// <summary>
/// Determines what happens to an event if the queue of a backend is full. Events dropped for that reason are counted as
/// <see cref="DropReason.QueueFull"/>.
/// </summary>
public sealed class QueueFullPolicy
{
    private QueueFullPolicy(TimeSpan timeout = default) => Timeout = timeout;

    /// <summary>Gets the policy that drops the new event and keeps those already queued.</summary>
    public static QueueFullPolicy DropNewest { get; } = new();

    /// <summary>Gets the policy that drops the oldest queued events until there is room for the new one.</summary>
    public static QueueFullPolicy DropOldest { get; } = new();

    /// <summary>
    /// Gets how long an emit waits for room; zero for policies that drop an event at once, and
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan Timeout { get; }

    /// <summary>
    /// Returns a policy that waits for room on the emitting thread, and drops the new event if the timeout elapses first. It slows the
    /// program down to the pace of the backend.
    /// </summary>
    /// <param name="timeout">
    /// The maximum time to wait, by the tracker's clock; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite, or longer than a timer allows.</exception>
    public static QueueFullPolicy Wait(TimeSpan timeout)
    {
        Deadline.ThrowIfInvalidTimeout(timeout);
        return new QueueFullPolicy(timeout);
    }
}
