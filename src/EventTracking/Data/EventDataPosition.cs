using System.ComponentModel;

namespace EventTracking.CompilerServices;

/// <summary>
/// The position of the next byte of an event's data. For generated code, which passes it from field to field: it stays in a register,
/// whereas a position stored in the writer would make each field wait for the store before it.
/// </summary>
/// <remarks>Writing by a method that takes no position makes it invalid.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct EventDataPosition
{
    internal readonly ref byte Next;

    internal EventDataPosition(ref byte next) => Next = ref next;
}
