using System.Runtime.CompilerServices;
using EventTracking.Blocks;

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>Consecutive whole lines that are written together.</summary>
internal sealed class LineBlock(int size) : Block(size, slots: (size / MinLineLength) + 1, entryCost: 0)
{
    /// <summary>No event is shorter, so blocks never run out of slots.</summary>
    private const int MinLineLength = 64;

    /// <summary>Gets the name of the event in the first line.</summary>
    public string FirstEvent { get; private set; } = "";

    /// <summary>Fills and publishes reserved space with a line and a line break.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(in Reservation<LineBlock> reservation, ReadOnlySpan<byte> line, string eventName)
    {
        var space = reservation.Bytes;
        line.CopyTo(space);
        space[line.Length] = (byte)'\n';
        if (reservation.Index == 0)
            reservation.Block.FirstEvent = eventName;
        reservation.Publish();
    }
}
