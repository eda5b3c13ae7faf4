using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>
/// Reads a folder after an earlier process has ended in any way: finds the last event, removes what is torn, and brings to disk what may
/// only be in the cache of the system. Nothing that can still be read is deleted.
/// </summary>
internal sealed class SpoolRecovery(
    ISpoolFileSystem files, string path, CursorFile cursorFile, DiskSteps steps, FrameChecksums checksums, ISpoolReports reports)
{
    private const int ChunkBytes = 256 * 1024;

    private readonly SegmentFolder _folder = new(files, path, reports);
    private CursorState? _cursor;

    public RecoveredSpool Run()
    {
        var names = files.List(path);
        _cursor = cursorFile.Read(names);
        var segments = _folder.Open(names, _cursor?.SpoolId);
        if (_cursor is null && segments.Count > 0)
            reports.Report(new SpoolReport(SpoolReportKind.CursorLost, Path.Join(path, SpoolNames.Cursor)));

        foreach (var segment in segments)
            RepairHeader(segment);
        RepairUnsynced(segments);
        steps.SyncFolder(path);
        return Describe(segments);
    }

    /// <summary>Restores the header or its copy from the other one, before that one is damaged, too.</summary>
    private void RepairHeader(Segment segment)
    {
        if (segment.Header.DamagedAt is not { } offset || segment.Bytes < SegmentHeader.FramesAt)
            return;

        try
        {
            using var file = files.Open(segment.Path);
            steps.Write(file, offset, segment.Header.ToBytes().AsSpan(offset, SegmentHeader.Bytes));
            steps.Sync(file);
            reports.Report(new SpoolReport(SpoolReportKind.HeaderRepaired, segment.Path, offset));
        }
        catch (IOException error)
        {
            reports.Report(new SpoolReport(SpoolReportKind.DiskError, segment.Path, Error: error));
        }
    }

    /// <summary>
    /// Handles the segments whose bytes may not be on disk: the last one, and before it those that were not synced at
    /// <see cref="SpoolDurability.Process"/>.
    /// </summary>
    private void RepairUnsynced(List<Segment> segments)
    {
        var durable = Math.Max(_cursor?.Durable ?? 0, _cursor?.Settled ?? 0);
        var first = segments.FindIndex(segment => segment.Header.Durability is SpoolDurability.Process && segment.Last > durable);
        if (first is 0 && _cursor is not null && segments[0].Header.Preceding > durable)
            CutFrom(0, segments, durable, SegmentHeader.FramesAt);

        for (var index = first < 0 ? segments.Count - 1 : first; index >= 0 && index < segments.Count; index++)
            Repair(segments, index, durable, index == segments.Count - 1 ? long.MaxValue : segments[index].Last);
        if (segments is not [.., { HasEvents: false } last])
            return;

        // An append that failed may have left frames at the end of the segment before. Without this one, the next start would read them.
        segments.RemoveAt(segments.Count - 1);
        if (segments is [.., var previous])
            Repair(segments, segments.Count - 1, durable, previous.Last);
        _folder.Remove(last);
    }

    /// <summary>Repairs a segment.</summary>
    /// <param name="segments">All segments.</param>
    /// <param name="index">The index of the segment.</param>
    /// <param name="durable">The sequence through which all events were on disk.</param>
    /// <param name="through">The last sequence of the segment; <see cref="long.MaxValue"/> for the last segment.</param>
    private void Repair(List<Segment> segments, int index, long durable, long through)
    {
        var segment = segments[index];
        using var file = files.Open(segment.Path);
        using var frames = new FrameReader(file, segment.Header.Salt, checksums);
        var isLast = through is long.MaxValue;
        var tail = SegmentTail.Scan(frames, segment.Header, through, file.Length, durable);
        if (segment.Header.Durability is SpoolDurability.Process && _cursor is not null && tail.Hole is { } hole)
        {
            // What was written last is lost as a whole, so that no event is delivered without those before it.
            CutFrom(index + 1, segments, hole.Last, hole.Offset);
            tail = tail with { Last = hole.Last, End = hole.Offset };
            isLast = true;
        }

        _folder.Highest = Math.Max(_folder.Highest, tail.Highest);
        segment.End = tail.End;
        if (isLast)
            segment.Last = Math.Max(tail.Last, _cursor?.Durable ?? 0);
        if (!segment.HasEvents)
            return;

        if (segment.Header.First > (_cursor?.Durable ?? 0))
            steps.Write(file, 0, segment.Header.ToBytes());
        BringToDisk(file, tail);
        segment.Bytes = file.Length;
    }

    /// <summary>Ends the spool at a loss of power.</summary>
    private void CutFrom(int index, List<Segment> segments, long last, long offset)
    {
        var intact = index > 0 ? segments[index - 1] : segments[0];
        reports.Report(new SpoolReport(SpoolReportKind.PowerLost, intact.Path, offset));
        while (segments.Count > index)
        {
            _folder.SetAside(segments[^1]);
            segments.RemoveAt(segments.Count - 1);
        }
    }

    /// <summary>
    /// Removes what follows the last event, and writes again what the disk may not have: if the last sync failed, the system holds bytes
    /// that it does not write on its own any more.
    /// </summary>
    private void BringToDisk(ISpoolFile file, SegmentTail tail)
    {
        var buffer = new byte[Math.Clamp(tail.End - tail.UnsyncedFrom, 0, ChunkBytes)];
        for (var offset = tail.UnsyncedFrom; offset < tail.End;)
        {
            var read = file.Read(offset, buffer.AsSpan(0, (int)Math.Min(buffer.Length, tail.End - offset)));
            if (read is 0)
                break; // Only the padding of the last frame is missing.
            steps.Write(file, offset, buffer.AsSpan(0, read));
            offset += read;
        }

        file.Truncate(tail.End);
        steps.Sync(file);
    }

    private RecoveredSpool Describe(List<Segment> segments)
    {
        var last = segments is [.., var final] ? final.Last : Math.Max(_cursor?.Settled ?? 0, _cursor?.Durable ?? 0);
        var settled = _cursor?.Settled ?? (segments is [var oldest, ..] ? oldest.Header.First - 1 : 0);
        if (segments.Count is 0 && last > settled)
        {
            reports.Report(new SpoolReport(SpoolReportKind.Damage, path, 0, last - settled));
            settled = last;
        }

        return new RecoveredSpool
        {
            Id = _cursor?.SpoolId ?? (segments is [.., var newest] ? newest.Header.SpoolId : Guid.NewGuid()),
            Segments = segments,
            Settled = settled,
            Last = last,
            Highest = Math.Max(Math.Max(last, settled), Math.Max(_cursor?.Ceiling ?? 0, _folder.Highest)),
        };
    }
}
