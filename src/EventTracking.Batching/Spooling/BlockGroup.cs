using EventTracking.Batching.Spooling.Log;
using EventTracking.Blocks;

namespace EventTracking.Batching.Spooling;

/// <summary>The blocks that are being written. Not thread-safe.</summary>
internal sealed class BlockGroup : IFrameGroup
{
    private readonly List<FrameBlock> _blocks = [];

    public int Count { get; private set; }

    public int Bytes { get; private set; }

    public int Pieces => _blocks.Count;

    /// <summary>Gets when the first event was added, in ticks of the coarse clock. There must be one.</summary>
    public long Added => _blocks[0].Added;

    public Span<byte> Piece(int index) => _blocks[index].Frames;

    public void Add(FrameBlock block)
    {
        _blocks.Add(block);
        Count += block.Count;
        Bytes += block.UsedBytes;
    }

    /// <summary>Gives the blocks back to the queue that they were taken from.</summary>
    public void ReturnTo(BlockQueue<FrameBlock> queue)
    {
        foreach (var block in _blocks)
        {
            queue.Release(block);
            queue.Recycle(block);
        }

        Clear();
    }

    /// <summary>Forgets the blocks. They are not used again.</summary>
    public void Clear()
    {
        _blocks.Clear();
        (Count, Bytes) = (0, 0);
    }
}
