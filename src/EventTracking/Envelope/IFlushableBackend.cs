namespace EventTracking;

/// <summary>A backend that holds events and can deliver them on request.</summary>
public interface IFlushableBackend : IEventBackend
{
    /// <summary>Delivers all events that were sent before the call.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>Whether all of them were delivered.</returns>
    bool Flush(TimeSpan timeout);
}
