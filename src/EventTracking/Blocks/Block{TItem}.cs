namespace EventTracking.Blocks;

/// <summary>A block with an item for each entry.</summary>
/// <param name="size">The size in bytes.</param>
/// <param name="slots">The maximum number of entries.</param>
/// <param name="entryCost">The fixed cost of an entry in bytes, in addition to its length.</param>
internal class Block<TItem>(int size, int slots, int entryCost) : Block(size, slots, entryCost)
    where TItem : struct
{
    private readonly TItem[] _items = new TItem[slots];

    /// <summary>Returns the item of an entry: of a reserved one to set it, of a published one to read it.</summary>
    public ref TItem ItemOf(int index) => ref _items[index];

    /// <summary>Clears the items, which may reference objects.</summary>
    protected override void Clear(int count) => Array.Clear(_items, 0, count);
}
