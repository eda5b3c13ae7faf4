using EventTracking.Lifetime;

namespace EventTracking;

/// <summary>Settings of a <see cref="Tracker"/>.</summary>
public sealed class TrackerOptions
{
    /// <summary>
    /// Gets the name of the tracker: the tag <c>tracker</c> of its metrics. Default: <c>default</c>. Give it the name that the tracker
    /// is registered by. Must not be empty. Where several trackers of one name are in use at the same time, the metrics of the later ones have
    /// <c>-2</c>, <c>-3</c> and so on appended.
    /// </summary>
    public string Name { get; init; } = TrackerRegistry.DefaultName;

    /// <summary>The limits of every event that is emitted.</summary>
    public EventLimits Limits { get; init; } = EventLimits.Default;

    /// <summary>
    /// The longest time that disposing the tracker may take, and a flush that is given no time of its own; 5 seconds unless set.
    /// It counts by the tracker's clock.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; init; } = ShutdownBudget.Default;
}
