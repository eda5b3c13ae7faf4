using EventTracking.Line;
using EventTracking.Threading;

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// Two blocks: an open one that lines are appended to, and a sealed one that waits to be written. The lock is held only while a line is
/// copied, so lines can be appended while the other block is being written.
/// </summary>
internal sealed class BlockPair(int blockSize, BackendAccount account)
{
    private readonly BiasedLock _gate = new();
    private LineBlock _open = new(blockSize);
    private LineBlock _sealed = new(blockSize);
    private bool _isClosed;

    /// <summary>Gets the number of events in both blocks.</summary>
    public long Pending
    {
        get
        {
            using (Enter())
                return _open.Count + _sealed.Count;
        }
    }

    /// <summary>Gets the sealed block. Only the thread that writes it may access it.</summary>
    public LineBlock Sealed => _sealed;

    public bool IsClosed
    {
        get
        {
            using (Enter())
                return _isClosed;
        }
    }

    /// <summary>Appends a line to the open block.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <param name="eventName">The name of the event.</param>
    /// <param name="thread">The calling thread.</param>
    /// <returns><see langword="true"/> if there was room for it.</returns>
    public bool TryAdd(ReadOnlySpan<byte> line, string eventName, EmitThread thread)
    {
        // Nothing in the lock throws.
        var inside = _gate.Enter(thread.Index);
        var isAdded = !_isClosed && _open.TryAdd(line, eventName);
        inside.Dispose();
        return isAdded;
    }

    /// <summary>Appends a line. If the open block has no room, it is sealed first; the sealed block must have been written.</summary>
    /// <returns><see langword="false"/> if the line is larger than a block.</returns>
    /// <exception cref="ObjectDisposedException">The blocks are closed.</exception>
    public bool TryAddOrSeal(ReadOnlySpan<byte> line, string eventName)
    {
        using (Enter())
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(JsonLinesBackend));

            // Another thread may have made room in the meantime.
            if (_open.TryAdd(line, eventName))
                return true;

            SealOpen();
            return _open.TryAdd(line, eventName);
        }
    }

    /// <summary>Seals the open block. The sealed block must have been written.</summary>
    public void Seal()
    {
        using (Enter())
            SealOpen();
    }

    /// <summary>Counts the events of a sealed block as delivered.</summary>
    public void Deliver(LineBlock block)
    {
        using (Enter())
        {
            // If the blocks were abandoned in the meantime, these events have been counted as lost.
            if (_sealed != block)
                return;

            account.Deliver(block.Count);
            block.Clear();
        }
    }

    /// <summary>Closes the blocks: no more lines are accepted.</summary>
    public void Close()
    {
        using (Enter())
            _isClosed = true;
    }

    /// <summary>Abandons all events. The result of a write in progress is ignored.</summary>
    /// <returns>The number of events and the name of the first.</returns>
    public (int Events, string First) Abandon()
    {
        using (Enter())
        {
            var abandoned = (_sealed.Count + _open.Count, _sealed.IsEmpty ? _open.FirstEvent : _sealed.FirstEvent);
            (_open, _sealed) = (new LineBlock(0), new LineBlock(0));
            return abandoned;
        }
    }

    private BiasedLock.Entry Enter() => _gate.Enter(EmitThread.Current.Index);

    private void SealOpen()
    {
        if (!_open.IsEmpty)
            (_open, _sealed) = (_sealed, _open);
    }
}
