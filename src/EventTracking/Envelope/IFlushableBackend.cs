namespace EventTracking;

/// <summary>A backend that holds events and can deliver them on request.</summary>
/// <remarks>
/// A tracker calls it on a thread of its own that has no synchronization context, and one call at a time. The tracker never waits longer
/// than the timeout, whatever the backend does.
/// </remarks>
public interface IFlushableBackend : IEventBackend
{
    /// <summary>Delivers all events that were sent before the call.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait; the backend continues to deliver what it has begun.</param>
    /// <returns>Whether all of them were delivered.</returns>
    ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Flushes the backend and blocks until it is done.</summary>
    /// <remarks>
    /// A default method, because a native program contains it, and with it the thread pool, only if it has a backend without a method of
    /// its own. Waiting cannot deadlock on the thread that the tracker starts for it, which has no synchronization context.
    /// </remarks>
    internal bool FlushAndWait(TimeSpan timeout) => FlushAsync(timeout).AsTask().GetAwaiter().GetResult();
}
