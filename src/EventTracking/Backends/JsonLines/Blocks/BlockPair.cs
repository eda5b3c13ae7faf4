using EventTracking.Line;
using EventTracking.Threading;

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// Two blocks: one that lines are added to, and one that is sealed and waits to be written. The lock is held for the length of a
/// copy, so that adding goes on while the other block is being written.
/// </summary>
internal sealed class BlockPair(int blockSize, BackendAccount account)
{
    private readonly BiasedLock _gate = new();
    private LineBlock _open = new(blockSize);
    private LineBlock _sealed = new(blockSize);
    private bool _isClosed;

    /// <summary>How many events are held.</summary>
    public long Pending
    {
        get
        {
            using (Enter())
                return _open.Count + _sealed.Count;
        }
    }

    /// <summary>The sealed block. Only who writes it may ask for it.</summary>
    public LineBlock Sealed => _sealed;

    public bool IsClosed
    {
        get
        {
            using (Enter())
                return _isClosed;
        }
    }

    /// <summary>Adds a line to the open block.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <param name="eventName">The event that it is.</param>
    /// <param name="thread">The calling thread.</param>
    /// <returns>Whether there was room for it.</returns>
    public bool TryAdd(ReadOnlySpan<byte> line, string eventName, EmitThread thread)
    {
        // Nothing in between throws.
        var inside = _gate.Enter(thread.Index);
        var isAdded = !_isClosed && _open.TryAdd(line, eventName);
        inside.Dispose();
        return isAdded;
    }

    /// <summary>Adds a line, and seals the open block first where it has no room. The sealed block must have been written.</summary>
    /// <returns>Whether there was room for it; none where it is larger than a block.</returns>
    /// <exception cref="ObjectDisposedException">No more lines are taken.</exception>
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

    /// <summary>Seals the open block. The sealed one must have been written.</summary>
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
            // Whoever gave the block up in the meantime has counted its events as lost.
            if (_sealed != block)
                return;

            account.Deliver(block.Count);
            block.Clear();
        }
    }

    /// <summary>Takes no more lines.</summary>
    public void Close()
    {
        using (Enter())
            _isClosed = true;
    }

    /// <summary>Gives up what is held. A write that is under way no longer counts.</summary>
    /// <returns>How many events, and the first of them.</returns>
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
