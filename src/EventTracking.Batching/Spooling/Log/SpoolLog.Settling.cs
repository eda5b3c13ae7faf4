namespace EventTracking.Batching.Spooling.Log;

internal partial class SpoolLog
{
    private readonly Lock _cursorGate = new();
    private long _settled;
    private long _writtenSettled;
    private long _syncedSettled;
    private TimeSpan? _cursorSynced;

    /// <summary>
    /// Marks all events up to a sequence as delivered or given up. The cursor is written every <see cref="SpoolLogOptions.CursorEvents"/>
    /// events, and synced at most every <see cref="SpoolLogOptions.CursorDelay"/> and before segments are deleted. After a crash, events
    /// that were settled later than that are delivered again.
    /// </summary>
    public void Settle(long through, TimeSpan now)
    {
        lock (_cursorGate)
        {
            Volatile.Write(ref _settled, Math.Max(_settled, Math.Min(through, DurableSequence)));
            SaveCursorIfDue(now);
        }
    }

    /// <summary>Saves the cursor if that is due. To be called regularly.</summary>
    public void Tick(TimeSpan now)
    {
        lock (_cursorGate)
            SaveCursorIfDue(now);
    }

    /// <summary>Drops the events of the oldest segment that is finished, to make room.</summary>
    /// <param name="read">The position of the reader.</param>
    /// <returns>
    /// What was dropped, counting only events after <paramref name="read"/>; the caller has the others and counts those that it does not
    /// deliver. The default value if nothing could be dropped.
    /// </returns>
    public SpoolRange DropOldest(long read)
    {
        lock (_cursorGate)
        {
            // If segments cannot be deleted, dropping more events would free nothing.
            if (HasSettledSegment())
                RemoveSettled();
            return !HasSettledSegment() && IsFinished(_segments.After(_settled)) is { } oldest ? Drop(oldest, read) : default;
        }
    }

    /// <summary>Drops the events of the oldest segment if all of them are older than an age.</summary>
    /// <param name="age">
    /// The age. Events of an earlier process are as old as this log, whatever the clock of the system says.
    /// </param>
    /// <param name="now">The monotonic time.</param>
    /// <param name="read">The position of the reader.</param>
    /// <returns>What was dropped, as for <see cref="DropOldest"/>. Call this again until it returns the default value.</returns>
    public SpoolRange DropOlderThan(TimeSpan age, TimeSpan now, long read)
    {
        if (_segments.After(SettledSequence) is not { } oldest)
            return default;

        lock (_append)
        {
            oldest.Appended ??= now;
            if (now - oldest.Appended <= age)
                return default;
            if (_open?.Segment == oldest)
                FinishOpen();
        }

        lock (_cursorGate)
            return oldest.Last > _settled ? Drop(oldest, read) : default;
    }

    /// <summary>Returns what the cursor file is to remember.</summary>
    protected virtual CursorState State(long settled) =>
        new() { SpoolId = Id, Settled = settled, Durable = SyncedThrough(), Ceiling = _ceiling };

    /// <summary>Deletes the finished segments whose events are all settled, after the cursor that permits it is on disk.</summary>
    protected virtual void RemoveSettled()
    {
        try
        {
            SaveCursor();
            DeleteSettled();
        }
        catch (IOException error)
        {
            _reports.Report(new SpoolReport(SpoolReportKind.DiskError, _path, Error: error));
        }
    }

    /// <summary>Saves the cursor and waits until it is on disk.</summary>
    protected void SaveCursor() => SaveCursor(SettledSequence);

    /// <summary>Deletes the segments that the cursor on disk permits to delete.</summary>
    protected virtual void DeleteSettled() => DeleteThrough(_syncedSettled);

    protected void DeleteThrough(long settled)
    {
        lock (_cursorGate)
        {
            var deletable = Array.FindAll(
                _segments.ToArray(), segment => segment.Last <= settled && IsFinished(segment) is not null);
            if (deletable.Length is 0)
                return;

            foreach (var segment in deletable)
            {
                segment.TakeUnsynced()?.Dispose();
                Delete(segment);
                _segments.Remove(segment);
            }

            _steps.SyncFolder(_path);
        }
    }

    private void Delete(Segment segment)
    {
        try
        {
            _files.Delete(segment.Path);
        }
        catch (IOException) when (!_files.List(_path).Contains(Path.GetFileName(segment.Path), StringComparer.Ordinal))
        {
            // Another program has deleted it. There is nothing left to repeat.
        }
    }

    private void SaveCursor(long settled)
    {
        lock (_cursorGate)
        {
            _cursor.Sync(State(settled));
            _writtenSettled = settled;
            _syncedSettled = settled;
        }
    }

    private void SaveCursorIfDue(TimeSpan now)
    {
        _cursorSynced ??= now;
        if (_settled == _syncedSettled)
            return;

        if (now - _cursorSynced >= _options.CursorDelay || HasSettledSegment())
        {
            _cursorSynced = now;
            RemoveSettled();
        }
        else if (_settled - _writtenSettled >= _options.CursorEvents)
        {
            WriteCursor();
        }
    }

    private void WriteCursor()
    {
        try
        {
            _cursor.Write(State(_settled));
            _writtenSettled = _settled;
        }
        catch (IOException error)
        {
            _reports.Report(new SpoolReport(SpoolReportKind.DiskError, _path, Error: error));
        }
    }

    private SpoolRange Drop(Segment segment, long read)
    {
        var settled = _settled;
        var count = _segments.CountAfter(Math.Max(settled, read)) - _segments.CountAfter(Math.Max(segment.Last, read));

        // Dropped even if saving the cursor fails: it may be on disk all the same.
        Volatile.Write(ref _settled, segment.Last);
        RemoveSettled();
        return new SpoolRange(settled + 1, segment.Last, count);
    }

    private bool HasSettledSegment() => IsFinished(_segments.First)?.Last <= _settled;

    private Segment? IsFinished(Segment? segment) => segment == _open?.Segment ? null : segment;

    /// <summary>Returns the sequence through which all events are on disk.</summary>
    private long SyncedThrough()
    {
        if (_options.Durability is SpoolDurability.Disk)
            return LastSequence;

        var unsynced = Array.Find(_segments.ToArray(), static segment => !segment.IsSynced);
        return unsynced?.Header.Preceding ?? LastSequence;
    }
}
