using System.Security.Cryptography;
using EventTracking.Batching.Spooling.Files;
using EventTracking.Unix;

namespace EventTracking.Batching.Spooling.Log;

/// <content>Creates and finishes segments.</content>
internal partial class SpoolLog
{
    /// <summary>The size of a segment on a disk that is almost full, if the events fit.</summary>
    private const int MinSegmentBytes = 64 * 1024;

    private OpenSegment? _open;
    private string? _discarded;

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
        SyncSealedIfMany();
        CreateSegment(Math.Min(Math.Max(SegmentHeader.FramesAt + bytes, _options.SegmentBytes), Room()), SegmentHeader.FramesAt + bytes);
        return true;
    }

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
}
