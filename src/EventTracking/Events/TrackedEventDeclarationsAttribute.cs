using System.ComponentModel;

namespace EventTracking;

/// <summary>
/// Says, in the metadata of an assembly, which tracked events it declares. The source generator writes it; you write none.
/// Compilers that reference the assembly read it without loading anything: so a name is found that two assemblies declare, also
/// where the type is private and nothing else could name it.
/// </summary>
/// <param name="events">
/// A line for each event: <c>org.edx.video.stop 1 Courses.Player+VideoStopped</c>. Behind the last blank stands the metadata name
/// of the record, with which the assembly gives the fields, before that the version of the event's shape, and before that the name.
/// </param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrackedEventDeclarationsAttribute(string events) : Attribute
{
    /// <summary>A line for each event: its name, its version, and the metadata name of the record.</summary>
    public string Events { get; } = events;
}
