using System.ComponentModel;

namespace EventTracking;

/// <summary>A place in the data of an event; see <see cref="EventDataWriter.Mark"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly struct EventDataMark
{
    internal EventDataMark(int position, int depth) => (Position, Depth) = (position, depth);

    internal int Position { get; }

    internal int Depth { get; }
}
