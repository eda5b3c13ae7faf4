using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>A segment with events. The thread that appends changes it while others read it.</summary>
internal sealed class Segment(string path, SegmentHeader header)
{
    private ISpoolFile? _unsynced;
    private long _last = header.First - 1;
    private long _end = SegmentHeader.FramesAt;
    private long _bytes;

    public string Path => path;

    public SegmentHeader Header => header;

    /// <summary>Gets or sets the last sequence. A frame with a higher one is a copy of a frame in a later segment.</summary>
    public long Last
    {
        get => Volatile.Read(ref _last);
        set => Volatile.Write(ref _last, value);
    }

    /// <summary>Gets or sets the offset at which the frames end. Set before <see cref="Last"/>.</summary>
    public long End
    {
        get => Volatile.Read(ref _end);
        set => Volatile.Write(ref _end, value);
    }

    /// <summary>Gets or sets the disk space that the segment takes, with the space that is reserved.</summary>
    public long Bytes
    {
        get => Volatile.Read(ref _bytes);
        set => Volatile.Write(ref _bytes, value);
    }

    public bool HasEvents => Last >= header.First;

    /// <summary>Gets or sets whether the segment is finished and everything in it is on disk.</summary>
    public bool IsSynced { get; set; }

    /// <summary>Gets or sets the time of the last append; <see langword="null"/> for a segment of an earlier process.</summary>
    public TimeSpan? Appended { get; set; }

    /// <summary>Gets whether <see cref="TakeUnsynced"/> returns a file.</summary>
    public bool IsUnsynced => Volatile.Read(ref _unsynced) is not null;

    /// <summary>Keeps the file of a finished segment for a later sync.</summary>
    public void KeepUnsynced(ISpoolFile file) => Volatile.Write(ref _unsynced, file);

    /// <summary>Returns the file to sync, to one caller only: no file is synced again after a failure.</summary>
    public ISpoolFile? TakeUnsynced() => Interlocked.Exchange(ref _unsynced, null);

    /// <summary>Returns the number of events after a sequence.</summary>
    public long CountAfter(long sequence) => Math.Max(0, Last - Math.Max(sequence, header.First - 1));
}
