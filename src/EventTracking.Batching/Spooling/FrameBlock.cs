using EventTracking.Batching.Spooling.Log;
using EventTracking.Blocks;

namespace EventTracking.Batching.Spooling;

/// <summary>A block whose entries are frames, without their sequences and checksums.</summary>
internal sealed class FrameBlock(int size) : Block(size, Math.Max(1, size / SpoolFrame.SizeOf(0, 0)), entryCost: 0)
{
    /// <summary>Gets or sets when the first event was added, in ticks of the coarse clock. Set before that event is published.</summary>
    public long Added { get; set; }

    /// <summary>Gets the frames of a block that has been taken.</summary>
    public Span<byte> Frames => Space(0, UsedBytes);
}
