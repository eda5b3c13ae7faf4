using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>Finds the segments in the folder of an earlier process, and sets aside the files that cannot be read.</summary>
internal sealed class SegmentFolder(ISpoolFileSystem files, string path, ISpoolReports reports)
{
    private const int SmallestFrameBytes = 56;

    private HashSet<string> _names = [];

    /// <summary>Gets or sets the highest sequence that may have been used.</summary>
    public long Highest { get; set; }

    /// <summary>Returns the segments of a spool, in order.</summary>
    /// <param name="names">The names in the folder.</param>
    /// <param name="spoolId">The id of the spool; <see langword="null"/> for that of the last segment.</param>
    /// <exception cref="SpoolFolderException">A segment has the format of a later version.</exception>
    public List<Segment> Open(string[] names, Guid? spoolId)
    {
        _names = names.ToHashSet(StringComparer.Ordinal);
        var found = new List<(string Name, long First, SegmentHeader? Header, long Bytes)>();
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            if (SpoolNames.IsSegment(name, out var first))
                found.Add(Read(name, first));
        }

        // Only now, so that nothing changes if one has a later format.
        var segments = new List<Segment>();
        foreach (var (name, first, header, bytes) in found)
        {
            if (header is not null)
                segments.Add(new Segment(Path.Join(path, name), header) { End = bytes, Bytes = bytes, IsSynced = true });
            else
                SetAsideOrDelete(name, first, bytes);
        }

        spoolId ??= segments is [.., var last] ? last.Header.SpoolId : null;
        foreach (var segment in segments.FindAll(segment => segment.Header.SpoolId != spoolId))
        {
            SetAside(segment);
            segments.Remove(segment);
        }

        for (var index = 0; index < segments.Count - 1; index++)
            segments[index].Last = segments[index + 1].Header.Preceding;
        return segments;
    }

    public void SetAside(Segment segment) => SetAside(Path.GetFileName(segment.Path), segment.Header.First, segment.Bytes);

    /// <summary>Deletes a segment without events, unless it has bytes that somebody may want to look at.</summary>
    public void Remove(Segment segment)
    {
        using var file = files.Open(segment.Path);
        if (IsZero(file, SegmentHeader.FramesAt))
            files.Delete(segment.Path);
        else
            SetAside(segment);
    }

    private static bool IsZero(ISpoolFile file, long offset)
    {
        var buffer = new byte[64 * 1024];
        while (file.Read(offset, buffer) is > 0 and var read)
        {
            if (buffer.AsSpan(0, read).ContainsAnyExcept((byte)0))
                return false;
            offset += read;
        }

        return true;
    }

    private (string Name, long First, SegmentHeader? Header, long Bytes) Read(string name, long first)
    {
        var segmentPath = Path.Join(path, name);
        using var file = files.Open(segmentPath);
        if (!SegmentHeader.TryRead(file, out var header) || header.First != first)
            return (name, first, null, file.Length);

        header.CheckVersion(path, segmentPath);
        return (name, first, header, file.Length);
    }

    private void SetAsideOrDelete(string name, long first, long bytes)
    {
        using var file = files.Open(Path.Join(path, name));

        // A crash while the segment was created leaves zeros.
        if (IsZero(file, 0))
            files.Delete(Path.Join(path, name));
        else
            SetAside(name, first, bytes);
    }

    private void SetAside(string name, long first, long bytes)
    {
        var newName = name + SpoolNames.Damaged;
        for (var number = 2; !_names.Add(newName); number++)
            newName = $"{name}{SpoolNames.Damaged}.{number}";

        files.Rename(Path.Join(path, name), Path.Join(path, newName));
        Highest = Math.Max(Highest, first + (bytes / SmallestFrameBytes));
        reports.Report(new SpoolReport(SpoolReportKind.SegmentSetAside, Path.Join(path, name)));
    }
}
