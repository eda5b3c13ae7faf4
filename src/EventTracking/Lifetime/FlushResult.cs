using System.Globalization;

namespace EventTracking;

/// <summary>What a flush of a <see cref="Tracker"/> found: what became of events since the flush before it.</summary>
/// <remarks>
/// Events are counted where they end: an event that was sent to two backends counts once for each. Losses of the tracker and of its
/// routers are included.
/// </remarks>
public readonly struct FlushResult
{
    private readonly DropCounts? _drops;

    internal FlushResult(bool succeeded, long delivered, long deadLettered, long pending, DropCounts drops)
    {
        Succeeded = succeeded;
        Delivered = delivered;
        DeadLettered = deadLettered;
        Pending = pending;
        _drops = drops;
    }

    /// <summary>
    /// Gets a value indicating whether every event that was emitted before the flush was delivered, dead-lettered or filtered, and
    /// none was lost since the previous flush.
    /// </summary>
    public bool Succeeded { get; }

    /// <summary>Gets the number of events that backends delivered since the previous flush.</summary>
    public long Delivered { get; }

    /// <summary>
    /// Gets the number of events that were handed to a dead-letter backend since the previous flush. What that backend lost of them
    /// is in <see cref="Dropped"/>.
    /// </summary>
    public long DeadLettered { get; }

    /// <summary>Gets the number of events that backends hold at the end of the flush, those emitted during the flush included.</summary>
    public long Pending { get; }

    /// <summary>Gets the number of events that were rejected or dropped since the previous flush, for any reason.</summary>
    public long Dropped => DroppedByReason.Total;

    /// <summary>Gets the number of events that were rejected or dropped since the previous flush, by reason.</summary>
    public DropCounts DroppedByReason => _drops ?? DropCounts.None;

    /// <summary>Returns all of it on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Succeeded ? "succeeded" : "failed")}: delivered {Delivered}, dead-lettered {DeadLettered}, pending {Pending}, dropped {Dropped} ({DroppedByReason})");
}
