namespace EventTracking;

/// <summary>
/// Declares a tracked event. Put it on a <c>partial</c> record class or record struct; the source generator then writes
/// the <see cref="ITrackedEvent{TSelf}"/> contract, the emit methods and the registration.
/// </summary>
/// <param name="name">
/// The event name as it stands on the wire: dotted, reverse-DNS and stable, for example <c>org.edx.video.stop</c>.
/// Readers of the data find the event by this name, so renaming the record does not change it.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class TrackedEventAttribute(string name) : Attribute
{
    /// <summary>The event name as it stands on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The version of the event's shape; 1 unless set. Raise it when a field changes its meaning or type. It is part of
    /// the <see cref="TrackedEventDescriptor"/>, not of the line.
    /// </summary>
    public int Version { get; init; } = 1;
}
