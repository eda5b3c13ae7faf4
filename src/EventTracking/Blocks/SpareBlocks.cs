namespace EventTracking.Blocks;

/// <summary>Empty blocks that are kept for reuse. Not thread-safe.</summary>
/// <param name="max">The maximum number of blocks.</param>
internal sealed class SpareBlocks<TBlock>(int max)
    where TBlock : Block
{
    private TBlock? _first;
    private int _count;

    /// <summary>Resets a block that has no readers, and keeps it unless there are enough.</summary>
    public void Add(TBlock block)
    {
        if (_count == max)
            return;

        block.Reset();
        block.Next = _first;
        _first = block;
        _count++;
    }

    public TBlock? TryTake()
    {
        if (_first is not { } block)
            return null;

        _first = (TBlock?)block.Next;
        block.Next = null;
        _count--;
        return block;
    }
}
