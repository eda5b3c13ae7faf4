using EventTracking.Threading;

namespace EventTracking.Blocks;

/// <content>
/// One consumer takes entries one by one, or whole blocks. Under the lock, other threads may discard the oldest entries that it has not
/// taken.
/// </content>
internal sealed partial class BlockQueue<TBlock>
{
    /// <summary>
    /// The block that the consumer takes entries from. Only the consumer moves on to the next block, under the lock, so it may use its
    /// block without the lock: a block is reset only after it was detached.
    /// </summary>
    private TBlock _head;

    // Only the consumer writes these; threads that reserve space read them.
    private PaddedLong _releasedCost;
    private PaddedLong _releasedCount;

    // Written under the lock.
    private long _discardedCost;
    private long _discardedCount;

    private long ReleasedCost => Volatile.Read(ref _releasedCost.Value) + _discardedCost;

    private long ReleasedCount => Volatile.Read(ref _releasedCount.Value) + _discardedCount;

    /// <summary>
    /// Takes the oldest entry. The queue holds it until it is released, and its memory stays valid until it is recycled. Called by the
    /// consumer; takes the lock only at the end of a block.
    /// </summary>
    /// <returns><see langword="false"/> if the queue is empty.</returns>
    public bool TryTake(out BlockEntry<TBlock> entry)
    {
        while (true)
        {
            var block = _head;

            // The number of entries is final only once the block is sealed, so the second attempt decides.
            if (block.TryClaim(out var index) || (block.IsSealed && block.TryClaim(out index)))
            {
                entry = new BlockEntry<TBlock>(block, index);
                return true;
            }

            if (!block.IsExhausted || !TryMoveOn())
            {
                entry = default;
                return false;
            }
        }
    }

    /// <summary>
    /// Returns the oldest entries that have not been taken, those in one block, without taking them. They are perhaps not published yet.
    /// Called by the consumer, if no other thread discards entries; takes the lock only at the end of a block.
    /// </summary>
    /// <returns><see langword="false"/> if the queue is empty.</returns>
    public bool TryPeek(out TBlock block, out int first, out int count)
    {
        while (true)
        {
            block = _head;
            if (block.TryPeek(out first, out count) || (block.IsSealed && block.TryPeek(out first, out count)))
                return true;
            if (!block.IsExhausted || !TryMoveOn())
                return false;
        }
    }

    /// <summary>Takes the oldest of the entries that the consumer has just found in a block; see <see cref="TryTake"/>.</summary>
    public void Take(int count) => _head.Claim(count);

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

    /// <summary>Releases the room of an entry that the consumer has taken. Called by one thread at a time.</summary>
    public void Release(in BlockEntry<TBlock> entry) => Release(entry.Cost, 1);

    /// <summary>Releases the room of entries that the consumer has taken. Called by one thread at a time.</summary>
    /// <remarks>A plain store suffices for that reason; it must not become visible before the entries have been read.</remarks>
    public void Release(long cost, int count)
    {
        Volatile.Write(ref _releasedCount.Value, _releasedCount.Value + count);
        Volatile.Write(ref _releasedCost.Value, _releasedCost.Value + cost);
    }

    /// <summary>Allows the memory of an entry to be reused. No thread reads it any more.</summary>
    public void Recycle(in BlockEntry<TBlock> entry) => Recycle(entry.Block, 1);

    /// <summary>Allows the memory of taken entries of a block to be reused. No thread reads them any more.</summary>
    public void Recycle(TBlock block, int entries)
    {
        if (block.Recycle(entries))
            Keep(block);
    }

    /// <summary>
    /// Takes the oldest sealed block with all its entries, and waits until they are published. Called by the consumer, which must not take
    /// single entries as well.
    /// </summary>
    public bool TryTakeBlock(out TBlock block)
    {
        lock (_gate)
        {
            SkipEmptyBlocks();
            block = _head;
            if (!block.IsSealed || block.IsExhausted)
                return false;

            block.ClaimAll();
            if (block.Next is not null)
                _head = (TBlock)block.Next;
            return true;
        }
    }

    /// <summary>Releases the room of a block that the consumer has taken.</summary>
    public void Release(TBlock block) => Release(block.Cost, block.Count);

    /// <summary>Allows a block that the consumer has taken to be reused. No thread reads it any more.</summary>
    public void Recycle(TBlock block) => Keep(block);

    /// <summary>Skips blocks that were sealed while they were empty, because an entry was larger than a block.</summary>
    private void SkipEmptyBlocks()
    {
        while (_head.IsSealed && _head.Count == 0 && _head.Next is not null)
        {
            var empty = _head;
            _head = (TBlock)empty.Next;
            Keep(empty);
        }
    }

    private bool TryMoveOn()
    {
        lock (_gate)
        {
            var block = _head;
            if (block.Next is null)
                return false;

            _head = (TBlock)block.Next;
            Detach(block);
            return true;
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

    private void Detach(TBlock block)
    {
        if (block.Detach())
            Keep(block);
    }

    private void Keep(TBlock block)
    {
        if (block.Size != _blockSize || block == _open)
            return;

        block.Reset();
        lock (_gate)
        {
            if (!_isClosed)
                _spares.Add(block);
        }
    }
}
