using System.Runtime.CompilerServices;
using EventTracking.Threading;

namespace EventTracking.Blocks;

/// <summary>
/// Memory that many threads append entries to without a lock. A thread reserves space, fills it, and publishes the entry. Entries are in
/// the order of their reservations (docs/decisions/031).
/// </summary>
/// <remarks>
/// <para>
/// The number of entries, the number of bytes and whether the block is sealed are one word, which changes by a compare-exchange. A
/// reservation therefore never exceeds the block, and sealing it yields the final numbers.
/// </para>
/// <para>
/// The compare-exchange precedes the copy. An atomic instruction after the copy would wait until the copied bytes have left the CPU, so an
/// entry is published by an ordinary store with release semantics: a thread that sees it also sees the bytes and the item. Each entry has
/// a slot of its own for that, because threads finish in any order. A reader waits for slots that are reserved but not published. The wait
/// is short, because a thread must not throw, allocate, take a lock or call other code between the two.
/// </para>
/// <para>
/// Blocks are reused, so a thread may still use a block that it read as the open one long ago. That is harmless. A block stays sealed until
/// it is opened again, and all its other fields are written before. The word contains the sequence number of the next entry, not the count,
/// so it does not repeat: if the compare-exchange succeeds, the fields read since the word was read belong to the current use of the block.
/// </para>
/// <para>A queue owns the block: only <see cref="BlockQueue{TBlock}"/> seals, resets and opens it.</para>
/// </remarks>
/// <param name="size">The size in bytes.</param>
/// <param name="slots">The maximum number of entries, for the first use of the block; see <see cref="AdaptSlots"/>.</param>
/// <param name="entryCost">The fixed cost of an entry in bytes, in addition to its length.</param>
internal partial class Block(int size, int slots, int entryCost)
{
    // The state: the low half of the next sequence number, the sealed bit, and 31 bits for the bytes in use.
    private const long OneEntry = 1L << 32;
    private const long SealedBit = 1L << 31;

    // Less unused space than this is normal at the end of a block.
    private const int MinUnusedCost = 1024;
    private const int UnusedFraction = 8;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(size);

    /// <summary>For each published entry its offset and, because zero means unpublished, its length plus one.</summary>
    private long[] _slots = new long[slots];
    private long _limit;

    /// <summary>The cost of the space that remained unused when the block was sealed, if it was much.</summary>
    private long _unusedCost;
    private PaddedLong _state = new() { Value = SealedBit };

    /// <summary>Gets the size in bytes.</summary>
    public int Size => _bytes.Length;

    /// <summary>Gets the number of entries reserved so far; final once the block is sealed.</summary>
    public int Count => CountIn(Volatile.Read(ref _state.Value));

    /// <summary>Gets the number of bytes reserved so far; final once the block is sealed.</summary>
    public int UsedBytes => (int)Volatile.Read(ref _state.Value) & int.MaxValue;

    public bool IsSealed => (Volatile.Read(ref _state.Value) & SealedBit) != 0;

    /// <summary>Gets the cost of the entries reserved so far, and of space that remains unused.</summary>
    public long Cost
    {
        get
        {
            var state = Volatile.Read(ref _state.Value);
            return ((int)state & int.MaxValue) + ((long)CountIn(state) * entryCost) + _unusedCost;
        }
    }

    /// <summary>Gets the sequence number of the first entry.</summary>
    public long FirstSequence { get; private set; }

    /// <summary>Gets the cost of all earlier blocks of the queue, including those released since.</summary>
    internal long EarlierCost { get; private set; }

    /// <summary>Gets the length of all entries in earlier blocks of the queue, including those released since.</summary>
    internal long EarlierBytes { get; private set; }

    /// <summary>Gets the number of all entries that the queue has received, up to those in this block, and their length.</summary>
    internal (long Count, long Bytes) Received
    {
        get
        {
            var state = Volatile.Read(ref _state.Value);
            return (FirstSequence - 1 + CountIn(state), EarlierBytes + ((int)state & int.MaxValue));
        }
    }

    /// <summary>Gets or sets the next block of the queue. Guarded by the queue's lock.</summary>
    internal Block? Next { get; set; }

    /// <summary>Reserves space. If successful, the caller must fill it and call <see cref="Publish"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReserveResult TryReserve(int length, out int index, out int offset)
    {
        var state = Volatile.Read(ref _state.Value);
        while (true)
        {
            offset = (int)state;
            index = CountIn(state);
            if (offset < 0)
                return ReserveResult.Closed;
            if (offset + (long)length + ((index + 1L) * entryCost) > Volatile.Read(ref _limit))
                return ReserveResult.Full;
            if (length > _bytes.Length - offset || index >= _slots.Length)
                return ReserveResult.NoRoom;

            var seen = Interlocked.CompareExchange(ref _state.Value, state + OneEntry + length, state);
            if (seen == state)
                return ReserveResult.Reserved;

            state = seen;
        }
    }

    /// <summary>Returns reserved space, to be filled.</summary>
    public Span<byte> Space(int offset, int length) => _bytes.AsSpan(offset, length);

    /// <summary>Publishes an entry whose space and item have been filled.</summary>
    public void Publish(int index, int offset, int length) =>
        Volatile.Write(ref _slots[index], ((long)offset << 32) | ((uint)length + 1));

    /// <summary>Returns whether an entry of a length fits, regardless of the limit.</summary>
    internal bool HasSpaceFor(int length) => length <= Size - UsedBytes && Count < _slots.Length;

    /// <summary>Returns the cost of an entry of a length.</summary>
    internal long CostOfLength(int length) => (long)length + entryCost;

    /// <summary>Returns the cost of the space that is not used; zero if it is so little that nothing accounts for it.</summary>
    internal long FindUnusedCost()
    {
        var state = Volatile.Read(ref _state.Value);
        var unused = Size - ((int)state & int.MaxValue) + ((long)(_slots.Length - CountIn(state)) * entryCost);
        return unused < MinUnusedCost || unused < (Size + ((long)_slots.Length * entryCost)) / UnusedFraction ? 0 : unused;
    }

    /// <summary>Adds the cost of unused space to that of a sealed block, and of its last entry. No entry has been claimed yet.</summary>
    internal void ChargeUnused() => _unusedCost = FindUnusedCost();

    /// <summary>Allows entries up to a total cost. The limit only rises while the block is open.</summary>
    internal void RaiseLimit(long cost) => Volatile.Write(ref _limit, cost);

    /// <summary>Prevents further reservations. The numbers of entries and bytes are final then.</summary>
    internal void Seal() => Interlocked.Or(ref _state.Value, SealedBit);

    /// <summary>Prepares the block for reuse. It must have no readers, and stays sealed.</summary>
    internal void Reset()
    {
        var count = Count;
        Array.Clear(_slots, 0, count);
        Clear(count);
        Next = null;
    }

    /// <summary>Opens a new block, or one that was reset.</summary>
    internal void Open(long firstSequence, long earlierCost, long earlierBytes, long limit)
    {
        FirstSequence = firstSequence;
        (EarlierCost, EarlierBytes) = (earlierCost, earlierBytes);
        (_limit, _unusedCost) = (limit, 0);
        (_read.Claimed, _read.KnownCount, _read.Readers) = (0, 0, AttachedReaders);

        // Last: as soon as it is visible, threads that still use the block from earlier append entries.
        Volatile.Write(ref _state.Value, firstSequence << 32);
    }

    /// <summary>
    /// Adapts the number of slots to the entries of the block before. Called while the block is sealed and empty. By default it does
    /// nothing: slots without items are small, so a block can have enough for any entries.
    /// </summary>
    internal virtual void AdaptSlots(Block previous)
    {
    }

    /// <summary>Clears what a derived class keeps for each entry.</summary>
    protected virtual void Clear(int count)
    {
        // The bytes are overwritten.
    }

    /// <summary>Changes the maximum number of entries.</summary>
    protected void Resize(int slots) => _slots = new long[slots];

    private int CountIn(long state) => (int)((uint)(state >> 32) - (uint)FirstSequence);
}
