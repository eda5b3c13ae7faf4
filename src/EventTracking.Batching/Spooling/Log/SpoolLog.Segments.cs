using System.Security.Cryptography;
using EventTracking.Batching.Spooling.Files;
using EventTracking.Unix;

namespace EventTracking.Batching.Spooling.Log;

/// <content>Creates, finishes and syncs segments.</content>
internal partial class SpoolLog
{
    /// <summary>The number of finished segments that may wait for <see cref="SyncSealed"/>. A start scans all of them.</summary>
    private const int MaxUnsyncedSegments = 4;

    /// <summary>The size of a segment on a disk that is almost full, if the events fit.</summary>
    private const int MinSegmentBytes = 64 * 1024;

    private readonly Lock _sync = new();
    private OpenSegment? _open;
    private string? _discarded;

    /// <summary>Gets a value indicating whether <see cref="SyncSealed"/> has something to do.</summary>
    public bool HasUnsynced => UnsyncedSegments().Length > 0;

    /// <summary>
    /// Syncs the finished segments. Needed at <see cref="SpoolDurability.Process"/> only, to bound what a loss of power can cost; call it
    /// regularly, on a thread that may wait for the disk.
    /// </summary>
    public void SyncSealed()
    {
        lock (_sync)
        {
            var unsynced = UnsyncedSegments();
            if (unsynced.Length is 0)
                return;

            try
            {
                _steps.SyncFolder(_path);
            }
            catch (IOException error)
            {
                _reports.Report(new SpoolReport(SpoolReportKind.DiskError, _path, Error: error));
                return;
            }

            foreach (var segment in unsynced)
                SyncOnce(segment);
        }
    }

    /// <summary>Lets the next append start a new segment.</summary>
    internal void FinishSegment()
    {
        lock (_append)
            FinishOpen();
    }

    /// <summary>Returns the salt of the next segment.</summary>
    protected virtual ulong NextSalt() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>Finishes the open segment and creates the next one, unless that would exceed the limit.</summary>
    private bool TryOpenSegment(int bytes)
    {
        var needed = Math.Max(SegmentHeader.FramesAt + bytes, _options.SegmentBytes / 2);
        if (Room() < needed)
        {
            RemoveSettled();
            if (Room() < needed)
                return false;
        }

        FinishOpen();
        if (UnsyncedSegments().Length > MaxUnsyncedSegments)
            SyncSealed();
        CreateSegment(Math.Min(Math.Max(SegmentHeader.FramesAt + bytes, _options.SegmentBytes), Room()), SegmentHeader.FramesAt + bytes);
        return true;
    }

    private Segment[] UnsyncedSegments() => Array.FindAll(_segments.ToArray(), static segment => segment.IsUnsynced);

    private long Room() => _options.MaxBytes - Bytes + (_open is { } open ? open.Segment.Bytes - open.Segment.End : 0);

    private void CreateSegment(long bytes, long needed)
    {
        var path = Path.Join(_path, SpoolNames.Segment(NextSequence));
        DeleteDiscarded();
        var header = new SegmentHeader
        {
            SpoolId = Id,
            First = NextSequence,
            Preceding = LastSequence,
            Salt = NextSalt(),
            Durability = _options.Durability,
        };
        var file = CreateFile(path, ref bytes, Math.Max(needed, MinSegmentBytes));
        _open = new OpenSegment(new Segment(path, header) { Bytes = bytes }, file);
        _steps.Write(_open.File, 0, header.ToBytes());
        if (_options.Durability is SpoolDurability.Disk)
        {
            _steps.Sync(_open.File);
            _steps.SyncFolder(_path);
        }
    }

    /// <summary>Creates a smaller file than intended if the disk has less space.</summary>
    private ISpoolFile CreateFile(string path, ref long bytes, long needed)
    {
        while (true)
        {
            try
            {
                return _files.Create(path, bytes);
            }
            catch (IOException error) when (bytes > needed && DiskSpace.IsMissing(error))
            {
                bytes = Math.Max(needed, bytes / 2);
            }
        }
    }

    /// <summary>Ends the open segment, which has no failure.</summary>
    private void FinishOpen()
    {
        if (_open is not { } open)
            return;

        _open = null;
        if (!open.Segment.HasEvents)
        {
            Discard(open);
            return;
        }

        ReleaseReserved(open);
        if (_options.Durability is SpoolDurability.Process)
        {
            open.Segment.KeepUnsynced(open.File);
            return;
        }

        open.Segment.IsSynced = true;
        open.File.Dispose();
    }

    /// <summary>
    /// Ends a segment to which nothing can be appended any more: after a failure, the system may consider bytes written that are not.
    /// Its earlier events are durable; the events of the failed call go to the next segment.
    /// </summary>
    private void SealFailed() => FinishOpen();

    private void ReleaseReserved(OpenSegment open)
    {
        try
        {
            open.File.Truncate(open.Segment.End);
        }
        catch (IOException error)
        {
            _reports.Report(new SpoolReport(SpoolReportKind.DiskError, open.Segment.Path, Error: error));
        }

        open.Segment.Bytes = open.Segment.End;
    }

    /// <summary>Deletes a segment without acknowledged events; the next segment may get the same name.</summary>
    private void Discard(OpenSegment open)
    {
        open.File.Dispose();
        _discarded = open.Segment.Path;
        try
        {
            DeleteDiscarded();
        }
        catch (IOException)
        {
            // Repeated before the next segment is created.
        }
    }

    private void DeleteDiscarded()
    {
        if (_discarded is null)
            return;

        if (_files.List(_path).Contains(Path.GetFileName(_discarded), StringComparer.Ordinal))
            _files.Delete(_discarded);
        _discarded = null;
    }

    private void SyncOnce(Segment segment)
    {
        // After this, no other call syncs the file, whatever happens.
        using var file = segment.TakeUnsynced();
        if (file is null)
            return;

        try
        {
            _steps.Sync(file);
            segment.IsSynced = true;
        }
        catch (IOException error)
        {
            _reports.Report(new SpoolReport(SpoolReportKind.DiskError, segment.Path, Error: error));
        }
    }
}
