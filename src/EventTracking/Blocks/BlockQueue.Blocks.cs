namespace EventTracking.Blocks;

/// <content>One consumer takes whole blocks, instead of entries.</content>
internal sealed partial class BlockQueue<TBlock>
{
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
}
