namespace EventTracking.Batching.Spooling.Log;

internal partial class SpoolLog
{
    /// <summary>How many sequences <see cref="SpoolDurability.Process"/> reserves with one sync.</summary>
    private const int ReservedSequences = 1 << 20;

    private readonly Lock _append = new();
    private long _ceiling;
    private long _preceding;

    /// <summary>Gets the last sequence of an event.</summary>
    private long LastSequence => _segments.Last ?? Math.Max(_preceding, SettledSequence);

    /// <summary>Makes events durable.</summary>
    /// <param name="group">The frames. Their sequences and checksums are written here.</param>
    /// <param name="now">The monotonic time.</param>
    /// <returns>
    /// After <see cref="AppendStatus.Failed"/> the same sequences are used by the next call, with the same or with other events.
    /// </returns>
    public AppendResult Append(IFrameGroup group, TimeSpan now)
    {
        if (group.Count is 0)
            return new AppendResult(AppendStatus.Appended);

        lock (_append)
        {
            var last = NextSequence + group.Count - 1;
            try
            {
                ReserveSequences(last);
                if (_open?.HasRoom(group.Bytes) is not true && !TryOpenSegment(group.Bytes))
                    return new AppendResult(AppendStatus.Full);

                var lineBytes = Complete(group, NextSequence, _open!.Segment.Header.Salt);
                Commit(_open, group, last);
                _open.Segment.Appended = now;
                return new AppendResult(AppendStatus.Appended, LineBytes: lineBytes);
            }
            catch (IOException error)
            {
                SealFailed();
                return new AppendResult(AppendStatus.Failed, error);
            }
        }
    }

    /// <summary>Writes, syncs and acknowledges events, in this order.</summary>
    protected virtual void Commit(OpenSegment open, IFrameGroup group, long last)
    {
        var offset = open.Segment.End;
        for (var i = 0; i < group.Pieces; i++)
        {
            var frames = group.Piece(i);
            _steps.Write(open.File, offset, frames);
            offset += frames.Length;
        }

        if (_options.Durability is SpoolDurability.Disk)
            _steps.Sync(open.File);
        Acknowledge(open, group.Bytes, last);
    }

    /// <summary>Lets readers see events.</summary>
    protected void Acknowledge(OpenSegment open, int bytes, long last)
    {
        var isFirst = !open.Segment.HasEvents;
        open.Segment.End += bytes;
        open.Segment.Last = last;
        NextSequence = last + 1;
        if (isFirst)
            _segments.Add(open.Segment);
        Volatile.Write(ref _durable, last);
    }

    /// <summary>Writes sequences and checksums, and returns the total size of the lines.</summary>
    private static long Complete(IFrameGroup group, long sequence, ulong salt)
    {
        var lineBytes = 0L;
        for (var i = 0; i < group.Pieces; i++)
        {
            var frames = group.Piece(i);
            while (!frames.IsEmpty)
            {
                var size = SpoolFrame.Complete(frames, sequence++, salt);
                lineBytes += SpoolFrame.LineBytesOf(frames);
                frames = frames[size..];
            }
        }

        return lineBytes;
    }

    /// <summary>
    /// Without a sync per append, a loss of power can lose acknowledged events. The ceiling on disk prevents that their sequences are used
    /// again.
    /// </summary>
    private void ReserveSequences(long last)
    {
        if (_options.Durability is SpoolDurability.Disk || last <= _ceiling)
            return;

        var ceiling = last + ReservedSequences;
        lock (_cursorGate)
        {
            _cursor.Sync(State(SettledSequence) with { Ceiling = ceiling });
            _ceiling = ceiling;
        }
    }
}
