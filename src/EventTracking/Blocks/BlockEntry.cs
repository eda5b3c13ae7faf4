namespace EventTracking.Blocks;

/// <summary>A published entry of a block. It is valid until it is recycled.</summary>
internal readonly struct BlockEntry<TBlock>(TBlock block, int index)
    where TBlock : Block
{
    public TBlock Block => block;

    /// <summary>Gets the index of the entry in its block.</summary>
    public int Index => index;

    /// <summary>Gets the sequence number of the entry, from 1.</summary>
    public long Sequence => block.FirstSequence + index;

    public ReadOnlyMemory<byte> Bytes => block.BytesOf(index);

    /// <summary>Gets how much of the queue's capacity the entry uses, in bytes.</summary>
    public long Cost => block.CostOf(index);
}
