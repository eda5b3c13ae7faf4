namespace EventTracking.Batching.Spooling.Log;

/// <summary>Options of a <see cref="SpoolLog"/>.</summary>
internal sealed class SpoolLogOptions
{
    private const int MaxSegmentBytes = 16 * 1024 * 1024;

    /// <summary>Gets what events survive once <see cref="SpoolLog.Append"/> has returned.</summary>
    public SpoolDurability Durability { get; init; } = SpoolDurability.Disk;

    /// <summary>Gets the limit for the sizes of all segments together, with the space reserved for the open one.</summary>
    public long MaxBytes { get; init; } = 1024 * 1024 * 1024;

    /// <summary>Gets the size of a segment. Space is freed by whole segments, so <see cref="MaxBytes"/> holds at least four.</summary>
    public int SegmentBytes
    {
        get => field is 0 ? (int)Math.Min(MaxSegmentBytes, MaxBytes / 4) : field;
        init;
    }

    /// <summary>Gets how many events may be settled before the cursor is saved.</summary>
    public int CursorEvents { get; init; } = 1_000;

    /// <summary>Gets how long an event may be settled before the cursor is saved.</summary>
    public TimeSpan CursorDelay { get; init; } = TimeSpan.FromMilliseconds(200);
}
