using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
internal class Block(int size, int slots, int entryCost)
{
    // The state: the low half of the next sequence number, the sealed bit, and 31 bits for the bytes in use.
    private const long OneEntry = 1L << 32;
    private const long SealedBit = 1L << 31;

    /// <summary>Keeps <see cref="ReadState.Readers"/> positive until the block is detached.</summary>
    private const long AttachedReaders = 1L << 40;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(size);

    /// <summary>For each published entry its offset and, because zero means unpublished, its length plus one.</summary>
    private long[] _slots = new long[slots];
    private long _limit;
    private PaddedLong _state = new() { Value = SealedBit };
    private ReadState _read;

    /// <summary>Gets the size in bytes.</summary>
    public int Size => _bytes.Length;

    /// <summary>Gets the number of entries reserved so far; final once the block is sealed.</summary>
    public int Count => CountIn(Volatile.Read(ref _state.Value));

    /// <summary>Gets the number of bytes reserved so far; final once the block is sealed.</summary>
    public int UsedBytes => (int)Volatile.Read(ref _state.Value) & int.MaxValue;

    public bool IsSealed => (Volatile.Read(ref _state.Value) & SealedBit) != 0;

    /// <summary>Gets the cost of the entries reserved so far.</summary>
    public long Cost
    {
        get
        {
            var state = Volatile.Read(ref _state.Value);
            return ((int)state & int.MaxValue) + ((long)CountIn(state) * entryCost);
        }
    }

    /// <summary>Gets the sequence number of the first entry.</summary>
    public long FirstSequence { get; private set; }

    /// <summary>Gets the cost of all entries that the queue has received in earlier blocks, including those released since.</summary>
    internal long EarlierCost { get; private set; }

    /// <summary>Gets the length of all entries that the queue has received in earlier blocks, including those released since.</summary>
    internal long EarlierBytes => EarlierCost - ((FirstSequence - 1) * entryCost);

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

    /// <summary>Returns whether all entries of a sealed block have been claimed.</summary>
    internal bool IsExhausted
    {
        get
        {
            var state = Volatile.Read(ref _state.Value);
            return (state & SealedBit) != 0 && Volatile.Read(ref _read.Claimed) >= CountIn(state);
        }
    }

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

    /// <summary>Waits until an entry is published. It must be reserved.</summary>
    public void WaitForPublication(int index)
    {
        var wait = default(SpinWait);
        while (Volatile.Read(ref _slots[index]) == 0)
            wait.SpinOnce();
    }

    /// <summary>Returns the bytes of a published entry.</summary>
    public ReadOnlyMemory<byte> BytesOf(int index)
    {
        var slot = Volatile.Read(ref _slots[index]);
        return _bytes.AsMemory((int)(slot >> 32), LengthIn(slot));
    }

    /// <summary>Returns the length of a published entry.</summary>
    public int LengthOf(int index) => LengthIn(Volatile.Read(ref _slots[index]));

    /// <summary>Returns the cost of a published entry.</summary>
    public int CostOf(int index) => LengthOf(index) + entryCost;

    /// <summary>Returns the bytes of all entries of a sealed block, one after the other. All must be published.</summary>
    public ReadOnlySpan<byte> AllBytes() => _bytes.AsSpan(0, UsedBytes);

    /// <summary>Claims the oldest entry that has not been claimed, and waits until it is published.</summary>
    /// <remarks>The block must not be reset meanwhile. It waits first: if the wait is interrupted, nothing has been claimed.</remarks>
    /// <returns><see langword="false"/> if all entries reserved so far have been claimed.</returns>
    internal bool TryClaim(out int index)
    {
        while (TryPeek(out index))
        {
            if (Interlocked.CompareExchange(ref _read.Claimed, index + 1, index) == index)
                return true;
        }

        return false;
    }

    /// <summary>Returns the oldest entry that has not been claimed, without claiming it, and waits until it is published.</summary>
    internal bool TryPeek(out int index)
    {
        index = Volatile.Read(ref _read.Claimed);
        if (index >= _read.KnownCount)
        {
            // Read only now: a read for each entry would take the cache line from the threads that reserve space.
            _read.KnownCount = Count;
            if (index >= _read.KnownCount)
                return false;
        }

        WaitForPublication(index);
        return true;
    }

    /// <summary>Returns the entries that have not been claimed. They are reserved, but perhaps not published.</summary>
    internal bool TryPeek(out int first, out int count)
    {
        (first, count) = (Volatile.Read(ref _read.Claimed), _read.KnownCount);
        if (first >= count)
            count = _read.KnownCount = Count;
        count -= first;
        return count > 0;
    }

    /// <summary>Claims the oldest entries. Other threads must not claim any.</summary>
    internal void Claim(int count) => Volatile.Write(ref _read.Claimed, _read.Claimed + count);

    /// <summary>Claims all entries of a sealed block, and waits until they are published.</summary>
    internal void ClaimAll()
    {
        // It waits first: if the wait is interrupted, nothing has been claimed.
        var count = Count;
        for (var i = 0; i < count; i++)
            WaitForPublication(i);
        Volatile.Write(ref _read.Claimed, count);
    }

    /// <summary>Counts claimed entries as read.</summary>
    /// <returns>Whether the block has no readers left.</returns>
    internal bool Recycle(int entries) => Interlocked.Add(ref _read.Readers, -entries) == 0;

    /// <summary>Detaches an exhausted block from the queue.</summary>
    /// <returns>Whether the block has no readers left.</returns>
    internal bool Detach() => Interlocked.Add(ref _read.Readers, Count - AttachedReaders) == 0;

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
    internal void Open(long firstSequence, long earlierCost, long limit)
    {
        FirstSequence = firstSequence;
        EarlierCost = earlierCost;
        _limit = limit;
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

    /// <summary>What readers write for each entry, with cache lines of its own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 2 * CacheLines.Length)]
    private struct ReadState
    {
        /// <summary>The number of entries that have been claimed.</summary>
        [FieldOffset(CacheLines.Length)]
        public int Claimed;

        /// <summary>A number of entries that have been reserved. There may be more.</summary>
        [FieldOffset(CacheLines.Length + 4)]
        public int KnownCount;

        /// <summary>Zero when the block is detached and all its entries have been recycled.</summary>
        [FieldOffset(CacheLines.Length + 8)]
        public long Readers;
    }

    private int CountIn(long state) => (int)((uint)(state >> 32) - (uint)FirstSequence);

    private static int LengthIn(long slot) => (int)((uint)slot - 1);
}
