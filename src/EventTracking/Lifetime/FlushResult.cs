using EventTracking.Accounting;

namespace EventTracking;

/// <summary>The result of flushing a <see cref="Tracker"/>: the events since the previous flush, by their outcome.</summary>
/// <remarks>
/// An event counts once for each backend that it was sent to. Losses of the tracker and of its routers are included.
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
    /// Gets a value indicating whether every event that was emitted before the flush was delivered, dead-lettered, filtered or written
    /// to a spool, and none was lost since the previous flush.
    /// </summary>
    public bool Succeeded { get; }

    /// <summary>Gets the number of events that backends delivered since the previous flush.</summary>
    public long Delivered { get; }

    /// <summary>
    /// Gets the number of events that were handed to a dead-letter backend since the previous flush. Those that it lost are counted in
    /// <see cref="Dropped"/>.
    /// </summary>
    public long DeadLettered { get; }

    /// <summary>Gets the number of events that backends hold at the end of the flush, including events emitted during the flush.</summary>
    public long Pending { get; }

    /// <summary>
    /// Gets how many of the pending events are in a spool on disk. A flush does not wait for them: they are delivered later, even if the
    /// process ends.
    /// </summary>
    public long Spooled { get; internal init; }

    /// <summary>Gets the number of events that were rejected or dropped since the previous flush, for any reason.</summary>
    public long Dropped => DroppedByReason.Total;

    /// <summary>Gets the number of events that were rejected or dropped since the previous flush, by reason.</summary>
    public DropCounts DroppedByReason => _drops ?? DropCounts.None;

    /// <summary>Returns the result on one line.</summary>
    public override string ToString() =>
        $"{(Succeeded ? "succeeded" : "failed")}: {OutcomeText.Of(Delivered, DeadLettered, Pending, DroppedByReason)}";
}
