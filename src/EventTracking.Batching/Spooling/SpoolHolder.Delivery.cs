using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

internal sealed partial class SpoolHolder
{
    private const string LostDetail = "Parts of the spool cannot be read; the log names the files";
    private const string NoLineDetail = "The spool contains bytes that are not the line of an event";

    /// <summary>Set while the writer knows that events were settled, and will move the cursor at its next tick.</summary>
    private bool _isTickDue;

    public override ArraySegment<HeldEvent> Take(int count, long bytes)
    {
        var unusable = 0;
        string unusableName = "";
        lock (_reading)
        {
            _batch.Begin();
            if (_reader is { } reader)
                Read(reader, count, bytes, ref unusable, ref unusableName);
        }

        _account.Drop(DropReason.BackendFailed, unusableName, unusable, NoLineDetail);
        CountLost();
        if (_batch.Count == 0)
            CountMissing();
        return _batch.Events;
    }

    public override void Recycle(ArraySegment<HeldEvent> taken) => _batch.Recycle();

    protected override void OnSettled(ArraySegment<HeldEvent> settled)
    {
        var onDisk = 0;
        foreach (var held in settled.AsSpan())
            onDisk += held.Sequence > 0 ? 1 : 0;
        _counts.Settle(settled.Count, onDisk);
        MoveSettled();
    }

    /// <summary>Moves the sequence through which everything is settled. Requires the gate.</summary>
    private void MoveSettled()
    {
        var through = OldestTaken is { } oldest ? oldest.Sequence - 1 : _readThrough;
        if (through <= _settledThrough)
            return;

        Volatile.Write(ref _settledThrough, through);
        if (_isTickDue && through - _nudgedThrough < SettledPerNudge && !_writer.IsBlocked)
            return;

        _isTickDue = true;
        _nudgedThrough = through;
        _queue.Nudge();
    }

    /// <summary>Reads durable events into the batch.</summary>
    private void Read(SpoolLogReader reader, int count, long bytes, ref int unusable, ref string unusableName)
    {
        var added = AddedOf(_readThrough + 1) ?? _time.GetTimestamp();
        long lineBytes = 0;
        var total = 0;
        try
        {
            while (_batch.Count < count && bytes > 0 && reader.TryRead(out var spooled))
            {
                total++;
                lineBytes += spooled.Line.Length;
                bytes -= spooled.Line.Length;
                if (!TryAdd(in spooled, added) && unusable++ == 0)
                    unusableName = spooled.Name;
            }
        }
        catch (IOException) when (total > 0)
        {
            // What has been read is sent first; the next call tries again.
            _outage.CountError();
        }
        finally
        {
            OnRead(reader.Position, total, lineBytes, unusable);
        }
    }

    private bool TryAdd(in SpooledEvent spooled, long added)
    {
        try
        {
            var header = _account.Restore(
                spooled.NameUtf8, spooled.Id, spooled.Timestamp, spooled.Version, spooled.Line, spooled.RoutingDepth);
            _batch.Add(in header, spooled.Line, spooled.Sequence, added);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private void OnRead(long position, int total, long lineBytes, int unusable)
    {
        _counts.Take(total, lineBytes);
        lock (Gate)
        {
            foreach (var held in _batch.Events)
                AddTaken(held);
            Volatile.Write(ref _readThrough, Math.Max(_readThrough, position));
            _counts.Settle(unusable, unusable);
            MoveSettled();
        }
    }

    /// <summary>Counts events that are lost because they cannot be read.</summary>
    private void CountLost()
    {
        var lost = _problems.TakeLost();
        if (lost == 0)
            return;

        _counts.SettleUnread(lost);
        _account.Drop(DropReason.BackendFailed, "", lost, LostDetail);
    }

    /// <summary>
    /// Counts events that the log had counted and does not have. The worker would wait for them forever. There are none unless the log is
    /// damaged in a way that it does not notice.
    /// </summary>
    private void CountMissing()
    {
        // In this order: what was appended after the first step is beyond the position of the reader.
        var unread = _counts.Unread;
        if (unread == 0 || _log.DurableSequence > Volatile.Read(ref _readThrough))
            return;

        _counts.SettleUnread(unread);
        _account.Drop(DropReason.BackendFailed, "", unread, LostDetail);
    }
}
