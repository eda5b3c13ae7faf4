using System.Runtime.CompilerServices;

namespace EventTracking.Blocks;

/// <summary>
/// Entries in order, in blocks, up to a capacity: an open block that any thread appends to without a lock, and sealed blocks before it.
/// </summary>
/// <remarks>
/// <para>
/// Threads take the lock only if the open block does not accept an entry: to seal it and open the next one, to account for room that was
/// released in the meantime, or to find out that the queue is full.
/// </para>
/// <para>
/// The capacity is exact. What the queue holds is the cost of everything it has ever received minus the cost of everything released. The
/// open block has a limit: the capacity minus what earlier blocks hold. Releases only add room, so a limit that is out of date is too low,
/// and a thread that reaches it computes it again under the lock.
/// </para>
/// <para>
/// A block is sealed almost empty if the next entry is too large for it. Its unused space then counts too, until its last entry is
/// released: otherwise small entries between large ones would use much more memory than the capacity. The exception is the block that the
/// consumer takes entries from, because it may have calculated their costs already.
/// </para>
/// <para>
/// A producer that wakes an idle consumer needs no further fence: it reads whether the consumer is idle after its reservation, which is
/// one. The consumer declares itself idle, issues a full fence, and then tries to take an entry once more. One of the two sees the other.
/// </para>
/// </remarks>
internal sealed partial class BlockQueue<TBlock>
    where TBlock : Block
{
    private readonly object _gate;
    private readonly int _blockSize;
    private readonly long _capacity;
    private readonly Func<int, TBlock> _create;
    private readonly SpareBlocks<TBlock> _spares;
    private volatile TBlock _open;
    private bool _isClosed;

    /// <param name="gate">The lock, for callers that combine several calls, or wait. It may be held during any call.</param>
    /// <param name="blockSize">The size of blocks in bytes. An entry that is larger gets a block of its own.</param>
    /// <param name="capacity">
    /// The maximum cost of the entries that the queue holds, in bytes; <see cref="long.MaxValue"/> for no limit.
    /// </param>
    /// <param name="maxSpares">The maximum number of empty blocks that are kept for reuse.</param>
    /// <param name="create">Creates a block of a size in bytes, with at least one slot.</param>
    public BlockQueue(object gate, int blockSize, long capacity, int maxSpares, Func<int, TBlock> create)
    {
        _gate = gate;
        _blockSize = blockSize;

        // A limit exceeds the capacity by what the open block has released.
        _capacity = Math.Min(capacity, long.MaxValue / 2);
        _create = create;
        _spares = new SpareBlocks<TBlock>(maxSpares);
        _head = _open = create(blockSize);
        _open.Open(firstSequence: 1, earlierCost: 0, earlierBytes: 0, capacity);
    }

    /// <summary>Gets the number of entries that the queue has received and that have not been released.</summary>
    public long Count
    {
        get
        {
            lock (_gate)
                return LastSequence - ReleasedCount;
        }
    }

    /// <summary>Gets the cost of the entries that the queue has received and that have not been released, in bytes.</summary>
    public long HeldBytes
    {
        get
        {
            lock (_gate)
                return _open.EarlierCost + _open.Cost - ReleasedCost;
        }
    }

    /// <summary>Gets the sequence number of the latest entry; 0 before the first.</summary>
    public long LastSequence
    {
        get
        {
            lock (_gate)
                return _open.FirstSequence + _open.Count - 1;
        }
    }

    /// <summary>Gets the number of all entries that the queue has received, and their length, including those released since.</summary>
    public (long Count, long Bytes) Received
    {
        get
        {
            lock (_gate)
                return _open.Received;
        }
    }

    public bool IsClosed
    {
        get
        {
            lock (_gate)
                return _isClosed;
        }
    }

    /// <summary>Reserves space in the open block, without taking the lock.</summary>
    /// <returns><see langword="false"/> if the open block does not accept it; <see cref="Reserve"/> finds out why.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReserve(int length, out Reservation<TBlock> reservation)
    {
        var block = _open;
        var result = block.TryReserve(length, out var index, out var offset);
        reservation = new Reservation<TBlock>(block, index, offset, length);
        return result == ReserveResult.Reserved;
    }

    /// <summary>Reserves space, in the next block if the open one has no room.</summary>
    /// <returns><see cref="ReserveResult.Reserved"/>, <see cref="ReserveResult.Full"/> or <see cref="ReserveResult.Closed"/>.</returns>
    public ReserveResult Reserve(int length, out Reservation<TBlock> reservation)
    {
        if (TryReserve(length, out reservation))
            return ReserveResult.Reserved;

        lock (_gate)
        {
            while (true)
            {
                // Another thread may have opened a block meanwhile, so try again, with the limit as it is now.
                var released = ReleasedCost;
                _open.RaiseLimit(_capacity - (_open.EarlierCost - released));
                var block = _open;
                var result = block.TryReserve(length, out var index, out var offset);
                reservation = new Reservation<TBlock>(block, index, offset, length);
                if (result == ReserveResult.NoRoom)
                {
                    if (HasRoomFor(length))
                    {
                        OpenNext(length);
                        continue;
                    }

                    result = ReserveResult.Full;
                }

                if (result != ReserveResult.Full || ReleasedCost == released)
                    return result;
            }
        }
    }

    /// <summary>Returns whether the capacity allows an entry of a length. The caller holds the lock.</summary>
    public bool HasRoomFor(int length)
    {
        var cost = _open.EarlierCost + _open.Cost - ReleasedCost + _open.CostOfLength(length);
        return (_open.HasSpaceFor(length) ? cost : cost + UnusedCostIn(_open)) <= _capacity;
    }

    /// <summary>Creates an additional block now, so that the next one is not created by a thread that reserves space.</summary>
    public void AddSpare()
    {
        lock (_gate)
            _spares.Add(_create(_blockSize));
    }

    /// <summary>Seals the open block unless it is empty, and opens the next one.</summary>
    public void Seal()
    {
        lock (_gate)
        {
            if (!_isClosed && _open.Count > 0)
                OpenNext(_blockSize);
        }
    }

    /// <summary>Accepts no more entries. Those that the queue holds can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _open.Seal();
            _spares.Clear();
        }
    }

    private void OpenNext(int length)
    {
        // Allocated first: if that fails, nothing has changed.
        var last = _open;
        var next = length <= _blockSize ? _spares.TryTake() ?? _create(_blockSize) : _create(length);
        if (length <= _blockSize)
            next.AdaptSlots(last);
        last.Next = next;
        last.Seal();
        if (UnusedCostIn(last) > 0)
            last.ChargeUnused();
        var earlierCost = last.EarlierCost + last.Cost;
        next.Open(
            last.FirstSequence + last.Count,
            earlierCost,
            last.EarlierBytes + last.UsedBytes,
            _capacity - (earlierCost - ReleasedCost));
        _open = next;
    }

    private long UnusedCostIn(TBlock block) => block == _head || !block.IsUnclaimed ? 0 : block.FindUnusedCost();
}
