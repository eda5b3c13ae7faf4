namespace EventTracking.Blocks;

/// <summary>
/// Empty blocks that are kept for reuse: a few for as long as their queue exists, and more of them until the next full garbage collection,
/// so that the peak of a burst is not allocated again by the next one, and does not remain in memory either. Not thread-safe.
/// </summary>
/// <param name="max">The number of blocks that survive a full garbage collection.</param>
internal sealed class SpareBlocks<TBlock>(int max)
    where TBlock : Block
{
    private readonly WeakReference<TBlock?> _more = new(null);
    private TBlock? _first;
    private int _count;

    /// <summary>Keeps a block that has been reset.</summary>
    public void Add(TBlock block)
    {
        if (_count < max)
        {
            block.Next = _first;
            _first = block;
            _count++;
        }
        else
        {
            block.Next = _more.TryGetTarget(out var next) ? next : null;
            _more.SetTarget(block);
        }
    }

    public TBlock? TryTake()
    {
        if (_more.TryGetTarget(out var block))
        {
            _more.SetTarget((TBlock?)block.Next);
        }
        else if (_first is not null)
        {
            block = _first;
            _first = (TBlock?)block.Next;
            _count--;
        }

        if (block is not null)
            block.Next = null;
        return block;
    }

    /// <summary>Releases all blocks.</summary>
    public void Clear()
    {
        (_first, _count) = (null, 0);
        _more.SetTarget(null);
    }
}
