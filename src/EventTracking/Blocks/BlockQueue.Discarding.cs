namespace EventTracking.Blocks;

/// <content>Under the lock, any thread may see and discard the oldest entries that the consumer has not taken.</content>
internal sealed partial class BlockQueue<TBlock>
{
    // Written under the lock.
    private long _discardedCost;
    private long _discardedCount;

    /// <summary>Returns the oldest entry that has not been taken. The caller holds the lock.</summary>
    public bool TryPeek(out BlockEntry<TBlock> entry)
    {
        var block = FirstUnclaimed();
        var isFound = block.TryPeek(out var index);
        entry = new BlockEntry<TBlock>(block, index);
        return isFound;
    }

    /// <summary>
    /// Removes the oldest entry that the consumer has not taken, and releases its room. The caller holds the lock, and recycles the entry.
    /// </summary>
    public bool TryDiscard(out BlockEntry<TBlock> entry)
    {
        while (true)
        {
            var block = FirstUnclaimed();
            if (block.TryClaim(out var index))
            {
                entry = new BlockEntry<TBlock>(block, index);
                _discardedCost += entry.Cost;
                _discardedCount++;
                return true;
            }

            // Either the open block is empty, or the consumer has just claimed the last entry of a sealed one.
            if (!block.IsSealed || block.Next is null)
            {
                entry = default;
                return false;
            }
        }
    }

    /// <summary>
    /// Returns the first block that is not exhausted, or the last one. Exhausted blocks are detached, except the one of the consumer: if
    /// the consumer hangs while other threads discard entries, the blocks in between must not accumulate.
    /// </summary>
    private TBlock FirstUnclaimed()
    {
        var block = _head;
        while (block.IsExhausted && block.Next is not null)
        {
            var next = (TBlock)block.Next;
            if (block != _head)
            {
                _head.Next = next;
                Detach(block);
            }

            block = next;
        }

        return block;
    }
}
