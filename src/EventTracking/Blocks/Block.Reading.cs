using System.Runtime.InteropServices;
using EventTracking.Threading;

namespace EventTracking.Blocks;

/// <content>Readers claim entries, one by one or all of a sealed block, and recycle them when they no longer read them.</content>
internal partial class Block
{
    /// <summary>Keeps <see cref="ReadState.Readers"/> positive until the block is detached.</summary>
    private const long AttachedReaders = 1L << 40;

    private ReadState _read;

    /// <summary>Gets a value indicating whether no entry has been claimed.</summary>
    internal bool IsUnclaimed => Volatile.Read(ref _read.Claimed) == 0;

    /// <summary>Returns whether all entries of a sealed block have been claimed.</summary>
    internal bool IsExhausted
    {
        get
        {
            var state = Volatile.Read(ref _state.Value);
            return (state & SealedBit) != 0 && Volatile.Read(ref _read.Claimed) >= CountIn(state);
        }
    }

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

    /// <summary>Returns the cost of a published entry, including that of the block's unused space if it is the last one.</summary>
    public long CostOf(int index) => CostOfLength(LengthOf(index)) + (_unusedCost > 0 && index == Count - 1 ? _unusedCost : 0);

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

    private static int LengthIn(long slot) => (int)((uint)slot - 1);
}
