namespace EventTracking.Blocks;

/// <summary>Space in a block that belongs to one thread until it calls <see cref="Publish"/>, which it must.</summary>
/// <remarks>Readers wait for the entry, so nothing between may throw, allocate, take a lock or call unknown code.</remarks>
internal readonly ref struct Reservation<TBlock>(TBlock block, int index, int offset, int length)
    where TBlock : Block
{
    public TBlock Block => block;

    /// <summary>Gets the index of the entry in its block.</summary>
    public int Index => index;

    /// <summary>Gets the sequence number of the entry, from 1.</summary>
    public long Sequence => block.FirstSequence + index;

    /// <summary>Gets the length of all entries that the queue has received up to this one, including those released since.</summary>
    public long ReceivedBytes => block.EarlierBytes + offset + length;

    /// <summary>Gets the space to be filled.</summary>
    public Span<byte> Bytes => block.Space(offset, length);

    /// <summary>Makes the entry visible to readers.</summary>
    public void Publish() => block.Publish(index, offset, length);
}
