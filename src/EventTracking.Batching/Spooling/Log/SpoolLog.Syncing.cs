namespace EventTracking.Batching.Spooling.Log;

/// <content>Syncs finished segments, which wait for it at <see cref="SpoolDurability.Process"/> only.</content>
internal partial class SpoolLog
{
    /// <summary>The number of finished segments that may wait for <see cref="SyncSealed"/>. A start scans all of them.</summary>
    private const int MaxUnsyncedSegments = 4;

    private readonly Lock _sync = new();

    /// <summary>Gets a value indicating whether <see cref="SyncSealed"/> has something to do.</summary>
    public bool HasUnsynced => UnsyncedSegments().Length > 0;

    /// <summary>
    /// Syncs the finished segments, to bound what a loss of power can cost. Call it regularly, on a thread that may wait for the disk.
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

    private void SyncSealedIfMany()
    {
        if (UnsyncedSegments().Length > MaxUnsyncedSegments)
            SyncSealed();
    }

    private Segment[] UnsyncedSegments() => Array.FindAll(_segments.ToArray(), static segment => segment.IsUnsynced);

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
