using EventTracking.Threading;

namespace EventTracking.Blocks;

/// <content>One consumer takes entries one by one, or several of one block.</content>
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

    private long ReleasedCost => Volatile.Read(ref _releasedCost.Value) + _discardedCost;

    private long ReleasedCount => Volatile.Read(ref _releasedCount.Value) + _discardedCount;

    /// <summary>
    /// Takes the oldest entry. The queue holds it until it is released, and its memory stays valid until it is recycled. Called by the
    /// consumer; takes the lock only at the end of a block.
    /// </summary>
    /// <returns><see langword="false"/> if the queue was empty at the beginning of the call.</returns>
    public bool TryTake(out BlockEntry<TBlock> entry)
    {
        while (true)
        {
            var block = _head;
            if (block.TryClaim(out var index))
            {
                entry = new BlockEntry<TBlock>(block, index);
                return true;
            }

            // An entry that was added since the attempt keeps the block from being exhausted, and so does one that can still be added.
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
            if (block.TryPeek(out first, out count))
                return true;
            if (!block.IsExhausted || !TryMoveOn())
                return false;
        }
    }

    /// <summary>Takes the oldest of the entries that the consumer has just found in a block; see <see cref="TryTake"/>.</summary>
    public void Take(int count) => _head.Claim(count);

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
