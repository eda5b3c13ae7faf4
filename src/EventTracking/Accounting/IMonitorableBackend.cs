namespace EventTracking;

/// <summary>
/// A backend that reports its status: how many events it holds, and whether its destination fails. Metrics, health checks and
/// <see cref="Tracker.BackendStatuses"/> read it.
/// </summary>
public interface IMonitorableBackend : IEventBackend
{
    /// <summary>Gets a snapshot of the status. Any thread may read it at any time, so it must not wait for the destination.</summary>
    BackendStatus Status { get; }
}
