namespace EventTracking.Blocks;

/// <summary>A block with an item for each entry.</summary>
/// <param name="size">The size in bytes.</param>
/// <param name="slots">The maximum number of entries.</param>
/// <param name="entryCost">The fixed cost of an entry in bytes, in addition to its length.</param>
internal class Block<TItem>(int size, int slots, int entryCost) : Block(size, slots, entryCost)
    where TItem : struct
{
    /// <summary>Fewer entries are not enough to estimate the length of the next ones.</summary>
    private const int FewestEntries = 64;

    private TItem[] _items = new TItem[slots];

    /// <summary>Returns the item of an entry: of a reserved one to set it, of a published one to read it.</summary>
    public ref TItem ItemOf(int index) => ref _items[index];

    /// <summary>Clears the items, which may reference objects.</summary>
    protected override void Clear(int count) => Array.Clear(_items, 0, count);

    /// <summary>Lets slots and bytes run out at about the same time, so that neither uses much memory for nothing.</summary>
    internal override void AdaptSlots(Block previous)
    {
        var (count, bytes) = (previous.Count, previous.UsedBytes);
        if (count < FewestEntries || bytes == 0)
            return;

        var needed = (int)Math.Min((long)Size * count / bytes, Size);
        if (needed <= _items.Length && needed >= _items.Length - (_items.Length / 8))
            return;

        // Both are allocated first: if that fails, nothing has changed.
        var items = new TItem[needed + (needed / 16) + 1];
        Resize(items.Length);
        _items = items;
    }
}
