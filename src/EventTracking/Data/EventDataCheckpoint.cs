using System.ComponentModel;

namespace EventTracking.CompilerServices;

/// <summary>A position that an <see cref="EventDataWriter"/> can be rolled back to. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EventDataCheckpoint
{
    internal EventDataCheckpoint(int position, int depth) => (Position, Depth) = (position, depth);

    internal int Position { get; }

    internal int Depth { get; }
}
