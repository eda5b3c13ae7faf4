using System.ComponentModel;

namespace EventTracking.CompilerServices;

/// <summary>
/// Lists the tracked events of an assembly in its metadata. The source generator writes it; do not write it yourself. Compilers that
/// reference the assembly read it without loading any type, so they find names that two assemblies declare even if the records are private.
/// </summary>
/// <param name="events">
/// The version of the format, then a line for each event: <c>org.edx.video.stop 1 Courses.Player+VideoStopped</c>. The last word is the
/// metadata name of the record, the word before it is the version of the event, and everything before that is the name.
/// </param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrackedEventDeclarationsAttribute(string events) : Attribute
{
    /// <summary>
    /// Gets the version of the format and a line for each event: its name, its version, and the metadata name of the record.
    /// </summary>
    public string Events { get; } = events;
}
