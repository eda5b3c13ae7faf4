namespace EventTracking;

/// <summary>Settings of a <see cref="Tracker"/>.</summary>
public sealed class TrackerOptions
{
    internal static readonly TimeSpan DefaultShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The limits of every event that is emitted.</summary>
    public EventLimits Limits { get; init; } = EventLimits.Default;

    /// <summary>
    /// The longest time that disposing of the tracker may take, and a flush that is given no time of its own; 5 seconds unless set.
    /// It counts by the tracker's clock.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; init; } = DefaultShutdownTimeout;
}
