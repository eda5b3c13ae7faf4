using System.ComponentModel;

namespace EventTracking;

/// <summary>
/// Says, in the metadata of an assembly, that it declares a tracked event. The source generator writes one for each event; you
/// write none. Compilers that reference the assembly read it without loading anything: so a name is found that two assemblies
/// declare, also where the type is private and nothing else could name it.
/// </summary>
/// <param name="name">The event name as it stands on the wire.</param>
/// <param name="type">
/// The metadata name of the record, for example <c>Courses.Player+VideoStopped</c>: with it the assembly gives the fields.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrackedEventDeclarationAttribute(string name, string type) : Attribute
{
    /// <summary>The event name as it stands on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>The metadata name of the record.</summary>
    public string Type { get; } = type;

    /// <summary>The version of the event's shape; 1 unless set.</summary>
    public int Version { get; init; } = 1;
}
