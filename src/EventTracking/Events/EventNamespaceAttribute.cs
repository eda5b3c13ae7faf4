namespace EventTracking;

/// <summary>
/// Names a namespace of events that this assembly owns, for example <c>org.edx</c>. Several are allowed. With at least one
/// declared, an event outside of all of them is a compiler warning: do not emit events that you do not own.
/// </summary>
/// <param name="name">The owned prefix, without a trailing dot; it covers itself and every name below it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EventNamespaceAttribute(string name) : Attribute
{
    /// <summary>The owned prefix, without a trailing dot.</summary>
    public string Name { get; } = name;
}
