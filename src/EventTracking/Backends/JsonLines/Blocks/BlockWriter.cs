namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// Writes blocks to a destination, when they are full or when it is told to. A block that cannot be written is kept, and is the
/// first to be tried again. Lines are written in the order in which they were added.
/// </summary>
/// <remarks>
/// Nothing is reported from within, where the lock is held: the log may emit events itself.
/// </remarks>
internal sealed class BlockWriter(LineDestination destination, BlockPair blocks, BackendAccount account)
{
    /// <summary>The memory of one large event is kept for the next up to this size.</summary>
    private const int MaxRetainedSize = 1024 * 1024;

    /// <summary>For the destination. It is taken before the lock of the blocks, and held for the length of a write.</summary>
    private readonly Lock _gate = new();
    private byte[] _singleLine = [];

    /// <summary>Adds a line for which there was no room: writes the block, and goes on with the next one.</summary>
    /// <param name="line">The line, without a line break.</param>
    /// <param name="eventName">The event that it is.</param>
    /// <param name="failure">
    /// Why something could not be written. A line that was taken is kept all the same, and the block as well.
    /// </param>
    /// <returns>Whether the line was taken.</returns>
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
                // A block that could not be written before goes first.
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

    /// <summary>Writes what is held.</summary>
    /// <exception cref="IOException">It cannot be written, and is kept.</exception>
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

    /// <summary>Writes what is held, unless something is being written already.</summary>
    /// <exception cref="IOException">It cannot be written, and is kept.</exception>
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

    /// <summary>Has the destination leave what it has open for what is in its place now.</summary>
    public void Reopen()
    {
        lock (_gate)
            destination.Reopen();
    }

    /// <summary>Writes what is held, if it can, and closes the destination.</summary>
    /// <exception cref="IOException">It cannot be written; the destination is closed all the same.</exception>
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

    /// <summary>What is known without waiting for a write that may be under way.</summary>
    private Exception? FindObstacle()
    {
        if (blocks.IsClosed)
            return new ObjectDisposedException(nameof(JsonLinesBackend));
        return _gate.IsHeldByCurrentThread
            ? new InvalidOperationException("The stream emits events while it is written to, and there is no room for them.")
            : null;
    }

    private void WriteSealed()
    {
        var block = blocks.Sealed;
        if (block.IsEmpty)
            return;

        destination.Write(block.Lines);
        blocks.Deliver(block);
    }

    /// <summary>A line that is larger than a block goes out with its line break in one piece, like a block.</summary>
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
