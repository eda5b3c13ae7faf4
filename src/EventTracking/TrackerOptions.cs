using EventTracking.Lifetime;
using EventTracking.Line;

namespace EventTracking;

/// <summary>Settings of a <see cref="Tracker"/>. A tracker reads them when it is created; later changes have no effect on it.</summary>
public sealed class TrackerOptions
{
    /// <summary>
    /// Gets or sets the name of the tracker: the tag <c>tracker</c> of its metrics. Default: <c>default</c>. Give it the name that the
    /// tracker is registered by. Must not be empty. If several trackers of one name are in use at the same time, the metrics of the later
    /// ones have <c>-2</c>, <c>-3</c> and so on appended.
    /// </summary>
    public string Name { get; set; } = TrackerRegistry.DefaultName;

    /// <summary>Gets or sets the limits of every event. Default: <see cref="EventLimits.Default"/>.</summary>
    public EventLimits Limits { get; set; } = EventLimits.Default;

    /// <summary>
    /// Gets or sets the maximum duration of disposing the tracker, and of a flush without its own timeout, measured by the tracker's clock.
    /// Default: 5 seconds.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = ShutdownBudget.Default;

    /// <summary>
    /// Gets or sets a value indicating whether every line has the id of its event, as the field <c>id</c> after the context. Default:
    /// <see langword="false"/>. Backends get the id from <see cref="EventEnvelope.Id"/> in any case. A processor can replace the field with
    /// <see cref="EventEnvelope.WithField"/>; that does not change <see cref="EventEnvelope.Id"/>.
    /// </summary>
    public bool IncludeId { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the line of a declared event has its version, as the field <c>version</c> after the context
    /// and the id. Default: <see langword="false"/>. Untyped events have no version, and an event that a processor renames loses it.
    /// </summary>
    public bool IncludeVersion { get; set; }

    /// <summary>Gets the fields to write after the context.</summary>
    internal ExtraFields ExtraFields =>
        (IncludeId ? ExtraFields.Id : ExtraFields.None) | (IncludeVersion ? ExtraFields.Version : ExtraFields.None);
}
