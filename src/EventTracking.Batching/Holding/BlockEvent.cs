using EventTracking.Blocks;

namespace EventTracking.Batching;

/// <summary>An event that remains in its block, where it is read only when it is needed.</summary>
internal sealed class BlockEvent : HeldEvent
{
    private Block<StoredEvent>? _block;
    private int _index;

    public override string Name => Stored.Header.Name;

    public override ReadOnlyMemory<byte> Json => _block!.BytesOf(_index);

    public override long Added => Stored.Added;

    /// <summary>Gets the length of the line.</summary>
    public int Length { get; private set; }

    /// <summary>Gets how much of the capacity the event uses, in bytes.</summary>
    public long Cost { get; private set; }

    private ref readonly StoredEvent Stored => ref _block!.ItemOf(_index);

    public override EventEnvelope Open() => Stored.Header.Open(Json.Span);

    /// <summary>Makes the object represent an event of a block, which must be published.</summary>
    public void Set(Block<StoredEvent> block, int index)
    {
        Reset(block.FirstSequence + index);
        (_block, _index, Length, Cost) = (block, index, block.LengthOf(index), block.CostOf(index));
    }
}
