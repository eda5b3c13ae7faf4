namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// Writes full blocks, or all lines on request, to a destination. A block that cannot be written is kept and retried first. Lines are
/// written in the order in which they were added.
/// </summary>
/// <remarks>
/// Failures are not reported while the lock is held, because the logger may emit events itself.
/// </remarks>
internal sealed class BlockWriter(LineDestination destination, BlockPair blocks, BackendAccount account)
{
    /// <summary>The buffer for large events is kept for reuse up to this size.</summary>
    private const int MaxRetainedSize = 1024 * 1024;

    /// <summary>Guards the destination. It is acquired before the lock of the blocks and held during a write.</summary>
    private readonly Lock _gate = new();
    private byte[] _singleLine = [];

    /// <summary>Adds a line that did not fit: writes the block and continues with the next one.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <param name="eventName">The name of the event.</param>
    /// <param name="failure">
    /// The reason why a write failed, if one did. The block is kept, and so is the line if it was accepted.
    /// </param>
    /// <returns><see langword="true"/> if the line was accepted.</returns>
    public bool TryMakeRoom(ReadOnlySpan<byte> line, string eventName, out Exception? failure)
    {
        failure = FindObstacle();
        if (failure is not null)
            return false;

        var isTaken = false;
        lock (_gate)
        {
            try
            {
                // A block whose write failed earlier goes first.
                WriteSealed();
                isTaken = blocks.TryAddOrSeal(line, eventName);
                WriteSealed();
                if (!isTaken)
                    WriteSingle(line);
                isTaken = true;
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }

        return isTaken;
    }

    /// <summary>Gets a value indicating whether <see cref="Flush"/> has nothing to do for the lines added so far.</summary>
    public bool IsFlushed => !destination.IsBuffered && blocks.Pending == 0;

    /// <summary>Writes all lines.</summary>
    /// <exception cref="IOException">The lines cannot be written; they are kept.</exception>
    public void Flush()
    {
        lock (_gate)
        {
            WriteSealed();
            blocks.Seal();
            WriteSealed();
            destination.Flush();
        }
    }

    /// <summary>Writes all lines, unless a write is in progress.</summary>
    /// <exception cref="IOException">The lines cannot be written; they are kept.</exception>
    public void FlushIfIdle()
    {
        if (blocks.Pending == 0 || !_gate.TryEnter())
            return;

        try
        {
            Flush();
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Makes the destination reopen its file.</summary>
    public void Reopen()
    {
        lock (_gate)
            destination.Reopen();
    }

    /// <summary>Writes all lines if possible, and closes the destination.</summary>
    /// <exception cref="IOException">The lines cannot be written; the destination is closed nevertheless.</exception>
    public void Close()
    {
        lock (_gate)
        {
            try
            {
                Flush();
            }
            finally
            {
                destination.Dispose();
            }
        }
    }

    /// <summary>Returns why the line cannot be accepted, if that is known without waiting for a write in progress.</summary>
    private Exception? FindObstacle()
    {
        if (blocks.IsClosed)
            return new ObjectDisposedException(nameof(JsonLinesBackend));
        return _gate.IsHeldByCurrentThread
            ? new InvalidOperationException("The stream emits events while it is being written to, and the block has no room for them.")
            : null;
    }

    private void WriteSealed()
    {
        if (blocks.FindSealed() is not { } block)
            return;

        destination.Write(block.AllBytes());
        blocks.Deliver(block);
    }

    /// <summary>Writes a line that is larger than a block, with its line break, in one write.</summary>
    private void WriteSingle(ReadOnlySpan<byte> line)
    {
        var length = line.Length + 1;
        if (_singleLine.Length < length)
            _singleLine = new byte[length];

        line.CopyTo(_singleLine);
        _singleLine[line.Length] = (byte)'\n';
        destination.Write(_singleLine.AsSpan(0, length));
        account.Deliver();

        if (_singleLine.Length > MaxRetainedSize)
            _singleLine = [];
    }
}
