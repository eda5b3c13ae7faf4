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
    private bool _isRecycled = true;

    /// <summary>Gets the number of events.</summary>
    public int Count { get; private set; }

    public ArraySegment<HeldEvent> Events => new(_events, 0, Count);

    /// <summary>Starts an empty batch.</summary>
    public void Begin()
    {
        if (!_isRecycled)
        {
            _events = [];
            _blocks.Clear();
        }

        Count = 0;
        _isRecycled = false;
    }

    /// <summary>Adds an event, and returns the object for it.</summary>
    public HeldEvent Add()
    {
        if (Count == _events.Length)
            Array.Resize(ref _events, Math.Max(4, Count * 2));
        return _events[Count++] ??= new HeldEvent();
    }

    /// <summary>Adds the block of the latest events.</summary>
    public void AddBlock(Block<StoredEvent> block, int events) => _blocks.Add((block, events));

    /// <summary>Returns the blocks to their queue, because the batch is no longer read.</summary>
    public void Recycle(BlockQueue<Block<StoredEvent>> queue)
    {
        foreach (var (block, entries) in _blocks)
            queue.Recycle(block, entries);
        _blocks.Clear();
        _isRecycled = true;
    }
}
