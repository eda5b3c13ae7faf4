using EventTracking.Blocks;

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// Two blocks: an open one that threads append lines to without a lock, and a sealed one that waits to be written. The open block is sealed
/// only after the sealed one has been written, so there is never a third, except after <see cref="Close"/>.
/// </summary>
internal sealed class BlockPair
{
    private readonly object _gate = new();
    private readonly int _blockSize;
    private readonly BackendAccount _account;
    private readonly BlockQueue<LineBlock> _queue;
    private LineBlock? _sealed;
    private bool _isAbandoned;

    public BlockPair(int blockSize, BackendAccount account)
    {
        _blockSize = blockSize;
        _account = account;
        _queue = new BlockQueue<LineBlock>(_gate, blockSize, long.MaxValue, maxSpares: 1, static size => new LineBlock(size));
        _queue.AddSpare();
    }

    /// <summary>Gets the number of events in both blocks.</summary>
    public long Pending
    {
        get
        {
            lock (_gate)
                return _isAbandoned ? 0 : _queue.Count;
        }
    }

    public bool IsClosed => _queue.IsClosed;

    /// <summary>Appends a line to the open block.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <param name="eventName">The name of the event.</param>
    /// <returns><see langword="true"/> if there was room for it.</returns>
    public bool TryAdd(ReadOnlySpan<byte> line, string eventName)
    {
        if (!_queue.TryReserve(line.Length + 1, out var reservation))
            return false;

        LineBlock.Fill(in reservation, line, eventName);
        return true;
    }

    /// <summary>Appends a line. If the open block has no room, it is sealed first; the sealed block must have been written.</summary>
    /// <returns><see langword="false"/> if the line is larger than a block.</returns>
    /// <exception cref="ObjectDisposedException">The blocks are closed.</exception>
    public bool TryAddOrSeal(ReadOnlySpan<byte> line, string eventName)
    {
        if (line.Length >= _blockSize)
        {
            ObjectDisposedException.ThrowIf(IsClosed, typeof(JsonLinesBackend));
            Seal();
            return false;
        }

        var result = _queue.Reserve(line.Length + 1, out var reservation);
        ObjectDisposedException.ThrowIf(result != ReserveResult.Reserved, typeof(JsonLinesBackend));
        LineBlock.Fill(in reservation, line, eventName);
        return true;
    }

    /// <summary>Seals the open block unless it is empty. The sealed block must have been written.</summary>
    public void Seal() => _queue.Seal();

    /// <summary>
    /// Returns the oldest sealed block, the same one until it is delivered, or <see langword="null"/> if there is none. Only the thread
    /// that writes blocks may call it.
    /// </summary>
    public LineBlock? FindSealed()
    {
        lock (_gate)
        {
            if (_sealed is null && _queue.TryTakeBlock(out var block))
                _sealed = block;
            return _isAbandoned ? null : _sealed;
        }
    }

    /// <summary>Counts the events of the sealed block as delivered.</summary>
    public void Deliver(LineBlock block)
    {
        lock (_gate)
        {
            // If the blocks were abandoned in the meantime, these events have been counted as lost.
            if (_isAbandoned)
                return;

            _account.Deliver(block.Count);
            _sealed = null;
            _queue.Release(block);
            _queue.Recycle(block);
        }
    }

    /// <summary>Closes the blocks: no more lines are accepted.</summary>
    public void Close() => _queue.Close();

    /// <summary>Abandons all events, after <see cref="Close"/>. The result of a write in progress is ignored.</summary>
    /// <returns>The number of events and the name of the first.</returns>
    public (long Events, string First) Abandon()
    {
        lock (_gate)
        {
            var oldest = _sealed ?? (_queue.TryPeek(out var entry) ? entry.Block : null);
            var abandoned = (Pending, oldest?.FirstEvent ?? "");
            _isAbandoned = true;
            return abandoned;
        }
    }
}
