namespace EventTracking;

/// <summary>
/// Declares a namespace of event names that this assembly owns, for example <c>org.edx</c>. Several are allowed. If an assembly declares
/// any, the compiler warns about events outside these namespaces (EVT402).
/// </summary>
/// <param name="name">The namespace, without a trailing dot. It includes the name itself and every name below it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EventNamespaceAttribute(string name) : Attribute
{
    /// <summary>Gets the namespace, without a trailing dot.</summary>
    public string Name { get; } = name;
}
