namespace EventTracking;

/// <summary>A backend that holds events back and can be told to let them go.</summary>
public interface IFlushableBackend : IEventBackend
{
    /// <summary>Brings all events that were sent before the call to where they belong.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <returns>Whether all of them are there.</returns>
    bool Flush(TimeSpan timeout);
}
