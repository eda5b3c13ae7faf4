using EventTracking.Batching.Spooling.Files;
using EventTracking.Unix;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>
/// The events of a spool, in segment files. Synchronous: threads, timers and the clock belong to the caller. One thread at a time may
/// append; every other member may be used on any thread at the same time.
/// </summary>
/// <remarks>
/// An event gets a sequence number when it is appended. It is durable when <see cref="Append"/> has returned, can be read from then on,
/// and stays until it is settled or dropped.
/// </remarks>
internal partial class SpoolLog : IDisposable
{
    private readonly ISpoolFileSystem _files;
    private readonly string _path;
    private readonly SpoolLogOptions _options;
    private readonly ISpoolReports _reports;
    private readonly DiskSteps _steps;
    private readonly FrameChecksums _checksums;
    private readonly SegmentList _segments = new();
    private readonly CursorFile _cursor;
    private IDisposable? _lock;
    private long _durable;
    private long _lostThrough;

    protected SpoolLog(
        ISpoolFileSystem files,
        string path,
        SpoolLogOptions options,
        ISpoolReports reports,
        DiskSteps? steps = null,
        FrameChecksums? checksums = null)
    {
        _files = files;
        _path = path;
        _options = options;
        _reports = reports;
        _steps = steps ?? new DiskSteps(files);
        _checksums = checksums ?? new FrameChecksums();
        _cursor = new CursorFile(files, _steps, path, reports);
    }

    public Guid Id { get; private set; }

    /// <summary>Gets the sequence of the next event.</summary>
    public long NextSequence { get; private set; } = 1;

    /// <summary>Gets the sequence through which all events are durable.</summary>
    public long DurableSequence => Volatile.Read(ref _durable);

    /// <summary>Gets the sequence through which all events are settled.</summary>
    public long SettledSequence => Volatile.Read(ref _settled);

    /// <summary>Gets the number of events that are not settled, including those that are damaged and not yet reported.</summary>
    public long Count => _segments.CountAfter(SettledSequence);

    /// <summary>Gets the disk space of the segments in bytes, including the space reserved for the open one.</summary>
    public long Bytes => _segments.Bytes + (_open is { Segment.HasEvents: false } open ? open.Segment.Bytes : 0);

    /// <summary>Opens a folder, creates it if necessary, and recovers what an earlier process left there.</summary>
    /// <exception cref="SpoolInUseException">Another spool uses the folder.</exception>
    /// <exception cref="SpoolFolderException">The folder or a file in it cannot be used.</exception>
    public static SpoolLog Open(ISpoolFileSystem files, string path, SpoolLogOptions options, ISpoolReports reports)
    {
        var log = new SpoolLog(files, path, options, reports);
        log.Start();
        return log;
    }

    /// <summary>Takes the lock and recovers.</summary>
    public void Start()
    {
        try
        {
            _files.CreateFolder(_path);
            _lock = _files.Lock(_path);
            Recover();
        }
        catch (IOException error) when (error is not SpoolFolderException and not SpoolInUseException)
        {
            Close();
            var remedy = DiskSpace.IsMissing(error) ? "Free space on the disk." : "Remove the cause, and start again.";
            throw new SpoolFolderException(_path, error.Message, remedy, error);
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Returns a reader of all events after a sequence.</summary>
    public SpoolLogReader OpenReader(long after) => new(this, after);

    /// <summary>Syncs everything, saves the cursor and unlocks the folder. Errors are reported.</summary>
    public void Dispose()
    {
        if (_lock is null)
            return;

        try
        {
            FinishSegment();
            SyncSealed();
            lock (_cursorGate)
                _ceiling = SyncedThrough() == LastSequence ? NextSequence - 1 : _ceiling;
            RemoveSettled();
        }
        catch (IOException error)
        {
            _reports.Report(new SpoolReport(SpoolReportKind.DiskError, _path, Error: error));
        }
        finally
        {
            Close();
        }
    }

    internal Segment? SegmentAfter(long sequence) => _segments.After(sequence);

    internal bool IsLastSegment(Segment segment) => _segments.IsLast(segment);

    internal FrameReader OpenFrames(Segment segment) => new(_files.Open(segment.Path), segment.Header.Salt, _checksums);

    /// <summary>Reports events that cannot be read, once.</summary>
    internal void ReportLost(long after, long through, string path, long offset)
    {
        long count;
        lock (_reports)
        {
            count = through - Math.Max(Math.Max(after, SettledSequence), _lostThrough);
            _lostThrough = Math.Max(_lostThrough, through);
        }

        if (count > 0)
            _reports.Report(new SpoolReport(SpoolReportKind.Damage, path, offset, count));
    }

    /// <summary>Returns the next sequence that no event has, not even one that a crash has erased.</summary>
    protected virtual long FirstFreeSequence(RecoveredSpool recovered) => recovered.Highest + 1;

    /// <summary>Reads what is on disk and removes what is torn.</summary>
    private void Recover()
    {
        var recovered = new SpoolRecovery(_files, _path, _cursor, _steps, _checksums, _reports).Run();
        Id = recovered.Id;
        NextSequence = FirstFreeSequence(recovered);
        _ceiling = NextSequence - 1;
        Volatile.Write(ref _durable, NextSequence - 1);
        _settled = recovered.Settled;
        _preceding = recovered.Last;
        foreach (var segment in recovered.Segments)
            _segments.Add(segment);
        SaveCursor();
        DeleteSettled();
    }

    private void Close()
    {
        _open?.File.Dispose();
        _open = null;
        foreach (var segment in _segments.ToArray())
            segment.TakeUnsynced()?.Dispose();
        _cursor.Dispose();
        _lock?.Dispose();
        _lock = null;
    }
}
