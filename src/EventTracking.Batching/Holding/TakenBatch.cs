using EventTracking.Blocks;

namespace EventTracking.Batching;

/// <summary>
/// The events of the batch that is being sent, and the blocks that contain their lines. The objects are reused by the next batch if the
/// batch is recycled; otherwise a destination may still read them, and neither they nor the blocks are used again. Not thread-safe.
/// </summary>
internal sealed class TakenBatch
{
    private readonly List<(Block<StoredEvent> Block, int Entries)> _blocks = [];
    private HeldEvent[] _events = [];
    private int _objects;
    private bool _isRecycled = true;

    /// <summary>Gets the number of events.</summary>
    public int Count { get; private set; }

    public ArraySegment<HeldEvent> Events => new(_events, 0, Count);

    /// <summary>Starts an empty batch.</summary>
    public void Begin()
    {
        if (!_isRecycled)
        {
            (_events, _objects) = ([], 0);
            _blocks.Clear();
        }

        Count = 0;
        _isRecycled = false;
    }

    /// <summary>Allocates the objects for more events in one more block.</summary>
    /// <returns>
    /// <see langword="false"/> if there is not enough memory for them, but the batch is not empty: it can be sent as it is.
    /// </returns>
    public bool TryReserve(int events)
    {
        try
        {
            _blocks.EnsureCapacity(_blocks.Count + 1);
            if (_events.Length < Count + events)
                Array.Resize(ref _events, Math.Max(Count + events, Count * 2));
            for (; _objects < Count + events; _objects++)
                _events[_objects] = new BlockEvent();
            return true;
        }
        catch (OutOfMemoryException) when (Count > 0)
        {
            return false;
        }
    }

    /// <summary>Adds an event that fits in what was reserved, and returns the object for it.</summary>
    public BlockEvent Add() => (BlockEvent)_events[Count++];

    /// <summary>Adds the block of the latest events.</summary>
    public void AddBlock(Block<StoredEvent> block, int events) => _blocks.Add((block, events));

    /// <summary>Returns the blocks to their queue. Nothing reads the batch afterwards.</summary>
    public void Recycle(BlockQueue<Block<StoredEvent>> queue)
    {
        foreach (var (block, entries) in _blocks)
            queue.Recycle(block, entries);
        _blocks.Clear();
        _isRecycled = true;
    }
}
