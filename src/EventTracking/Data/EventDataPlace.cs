using System.ComponentModel;

namespace EventTracking;

/// <summary>
/// Where the next byte of an event's data goes; see <see cref="EventDataWriter.Begin"/>. Handed from one field to the next it stays in a
/// register of the processor: kept in the writer, each field would wait for the one before.
/// </summary>
/// <remarks>It is valid until the writer writes anything by a method that is given no place.</remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly ref struct EventDataPlace
{
    internal readonly ref byte Next;

    internal EventDataPlace(ref byte next) => Next = ref next;
}
