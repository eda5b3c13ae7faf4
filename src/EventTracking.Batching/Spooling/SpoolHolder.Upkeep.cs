using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>What the writer's thread does besides writing: it moves the cursor and drops events that are too old or have no room.</summary>
internal sealed partial class SpoolHolder
{
    private static readonly TimeSpan CursorTick = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MessageTick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxAgeTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan IdleTick = TimeSpan.FromHours(1);

    private long _savedThrough;

    private TimeSpan Upkeep(TimeSpan now)
    {
        var tick = MoveCursor(now);
        if (_options.MaxAge is { } age)
        {
            DropOld(age, now);
            tick = Shorter(tick, Shorter(MaxAgeTick, age / 4));
        }

        if (_options.Durability is SpoolDurability.Process)
        {
            _sync.StartIfDue(now);
            tick = Shorter(tick, SegmentSync.Interval);
        }

        _adoption.Move(now, OnAdopted);
        tick = Shorter(tick, _adoption.Due - now);
        CountLost();
        _problems.Log();
        _outage.LogIfDue();
        return _problems.HasMessages || (_outage.Since is not null && _account.BackendName is null) ? Shorter(tick, MessageTick) : tick;
    }

    /// <summary>Moves the cursor, and returns when to be called again.</summary>
    private TimeSpan MoveCursor(TimeSpan now)
    {
        long through;
        lock (Gate)
        {
            through = _settledThrough;
            _isTickDue = through > _savedThrough;
        }

        try
        {
            _log.Settle(through, now);
        }
        catch (IOException)
        {
            // A cursor that is too low costs duplicates after a crash, and no event.
            _outage.CountError();
        }

        lock (_marksGate)
            _marks.RemoveBefore(through + 1);

        // The log saves the cursor not with every call: one more call follows the last change.
        var isSaved = through == _savedThrough;
        _savedThrough = through;
        return isSaved ? IdleTick : CursorTick;
    }

    private void OnAdopted(int count, AppendResult appended)
    {
        _counts.Adopt(count);
        _account.Offer(count);
        OnDurable(count, appended.LineBytes, _time.GetTimestamp());
        OnDeliverable(_counts.Unread, _counts.UnreadBytes);
    }

    private void DropOld(TimeSpan age, TimeSpan now)
    {
        while (TryDrop(read => _log.DropOlderThan(age, now, read), $"Older than {age}"))
        {
        }
    }

    private bool TryMakeRoom() =>
        _options.WhenFull == QueueFullPolicy.DropOldest && TryDrop(_log.DropOldest, "The spool is full");

    /// <summary>Drops a file with the oldest events.</summary>
    /// <param name="drop">Drops it, and counts the events that have not been read.</param>
    /// <param name="detail">Why the events are dropped.</param>
    private bool TryDrop(Func<long, SpoolRange> drop, string detail)
    {
        SpoolRange dropped;
        ArraySegment<HeldEvent> claimed;
        lock (_reading)
        {
            dropped = drop(Volatile.Read(ref _readThrough));
            if (dropped == default)
                return false;

            // The worker may be sending some of them. Events that it has claimed were delivered.
            lock (Gate)
            {
                claimed = ClaimTaken(dropped.Last);
                Volatile.Write(ref _readThrough, Math.Max(_readThrough, dropped.Last));
            }
        }

        _counts.SettleUnread(dropped.Count);
        _account.Drop(DropReason.Retention, claimed.Count > 0 ? claimed[0].Name : "", dropped.Count + claimed.Count, detail);
        LetGo(claimed);
        return true;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
