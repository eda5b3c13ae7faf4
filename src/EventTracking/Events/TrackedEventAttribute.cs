namespace EventTracking;

/// <summary>
/// Declares a tracked event. Apply it to a <c>partial</c> record class or record struct, for which the source generator then implements the
/// <see cref="ITrackedEvent{TSelf}"/> contract, the emit methods and the registration.
/// </summary>
/// <param name="name">
/// The event name in the data: dotted, reverse-DNS and stable, for example <c>org.edx.video.stop</c>. It does not change if the record is
/// renamed.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class TrackedEventAttribute(string name) : Attribute
{
    /// <summary>Gets the event name.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Gets or sets the version of the event's shape, 1 or more. Default: 1. Raise it when a field changes its meaning or type. It is part
    /// of the <see cref="TrackedEventDescriptor"/>, and of the line only with <see cref="TrackerOptions.IncludeVersion"/>.
    /// </summary>
    public int Version { get; init; } = 1;

    /// <summary>
    /// Gets or sets whether the event can also be read: the source generator then implements <see cref="IReadableEvent{TSelf}"/>, for
    /// <see cref="EventReader"/>. Default: that of <see cref="TrackedEventDefaultsAttribute.Readable"/>.
    /// </summary>
    public bool Readable { get; init; }
}
