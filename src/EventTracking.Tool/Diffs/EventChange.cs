using EventTracking.Generators.Shape;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Diffs;

/// <summary>One difference between two sets of events.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Old">The event in the old set, or the version that a new version follows; <see langword="null"/> for a new event.</param>
/// <param name="New">The event in the new set; <see langword="null"/> if it is gone.</param>
internal sealed record EventChange(EventChangeKind Kind, EventEntry? Old, EventEntry? New)
{
    /// <summary>Gets the change of the shape, for <see cref="EventChangeKind.ShapeChanged"/>.</summary>
    public ShapeChange? Change { get; init; }

    /// <summary>Gets what is wrong, as the predicate of a sentence, for <see cref="EventChangeKind.VersionInvalid"/>.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets the event name.</summary>
    public string EventName => (New ?? Old)!.Shape.EventName;

    /// <summary>Gets the version in the new set; in the old one, if the event is gone.</summary>
    public int Version => (New ?? Old)!.Shape.Version;

    /// <summary>Gets the path of the field, or an empty text for a change of the whole event.</summary>
    public string Path => Change?.Path ?? "";

    /// <summary>Gets a value indicating whether a new version announces the change to readers.</summary>
    public bool IsAnnounced =>
        Kind is EventChangeKind.ShapeChanged && Old is not null && New is not null && Old.Shape.Version != New.Shape.Version;

    /// <summary>Returns whether a compatibility mode rejects the change.</summary>
    public bool Breaks(CompatibilityMode mode) => mode is not CompatibilityMode.None && Kind switch
    {
        EventChangeKind.ShapeChanged => !IsAnnounced && Change!.Breaks(mode),
        EventChangeKind.EventRemoved or EventChangeKind.VersionRemoved or EventChangeKind.VersionInvalid => true,
        _ => false,
    };

    /// <summary>Returns the rule that reports the change in the editor, or <see langword="null"/> if none does.</summary>
    public string? Rule(CompatibilityMode mode) => Kind switch
    {
        EventChangeKind.ShapeChanged => IsAnnounced ? null : Change!.Rule(mode),
        EventChangeKind.EventAdded or EventChangeKind.VersionAdded => "EVT501",
        EventChangeKind.EventRemoved or EventChangeKind.VersionRemoved => "EVT507",
        EventChangeKind.VersionInvalid => "EVT508",
        _ => null,
    };
}

/// <summary>What changed between two sets of events.</summary>
internal enum EventChangeKind
{
    /// <summary>The event is new.</summary>
    EventAdded,

    /// <summary>The event has a new version.</summary>
    VersionAdded,

    /// <summary>The event is gone, but not retired.</summary>
    EventRemoved,

    /// <summary>A version is gone from a lock, which must describe all data that exists.</summary>
    VersionRemoved,

    /// <summary>The event is marked as retired.</summary>
    EventRetired,

    /// <summary>A retired event is emitted again, with its old shape.</summary>
    EventRestored,

    /// <summary>The version does not follow the old one, or the event reuses the name of a retired one.</summary>
    VersionInvalid,

    /// <summary>The shape of the data changed.</summary>
    ShapeChanged,
}
