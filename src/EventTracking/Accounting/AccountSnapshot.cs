using System.Globalization;
using EventTracking.Accounting;

namespace EventTracking;

/// <summary>
/// An immutable snapshot of what became of the events that were offered to a tracker, router or backend.
/// </summary>
/// <remarks>
/// <para>
/// Two equations hold whenever no emit is in progress: <c>Offered = Filtered + Rejected + Accepted</c> and
/// <c>Accepted = Delivered + DeadLettered + Pending + Dropped</c>. During an emit, its event counts only as
/// offered.
/// </para>
/// <para>
/// For a tracker and a router, delivered means passed to all of its backends; the account of each backend counts what it did with the
/// event.
/// </para>
/// </remarks>
public sealed class AccountSnapshot
{
    internal AccountSnapshot(
        string path, long offered, long filtered, long delivered, long deadLettered, long pending, DropCounts rejected, DropCounts dropped)
    {
        Path = path;
        Offered = offered;
        Filtered = filtered;
        Delivered = delivered;
        DeadLettered = deadLettered;
        Pending = pending;
        Rejected = rejected;
        Dropped = dropped;
    }

    /// <summary>
    /// Gets the names of the routers and of the backend, separated by slashes, for example <c>audit/file</c>. Empty for the tracker. Names
    /// that contain a slash, or an empty name, may give two accounts the same path; they can then be distinguished only by their order.
    /// </summary>
    public string Path { get; }

    /// <summary>Gets the number of events that were offered.</summary>
    public long Offered { get; }

    /// <summary>Gets the number of events that a filter or a setting dropped on purpose.</summary>
    public long Filtered { get; }

    /// <summary>
    /// Gets the events that were lost before they were accepted: they exceeded a limit, came after disposal, or their filter failed.
    /// </summary>
    public DropCounts Rejected { get; }

    /// <summary>Gets the number of events that were accepted.</summary>
    public long Accepted => Offered - Filtered - Rejected.Total;

    /// <summary>Gets the number of events that the destination accepted.</summary>
    public long Delivered { get; }

    /// <summary>
    /// Gets the number of events that the destination rejected and that went to the dead-letter backend, which has an account of its own,
    /// for example <c>orders/dead-letter</c>. 0 without such a backend.
    /// </summary>
    public long DeadLettered { get; }

    /// <summary>
    /// Gets the number of events that the backend holds: in a queue, a block, a batch or a spool. After the tracker was disposed, only
    /// those that remain in a spool.
    /// </summary>
    public long Pending { get; }

    /// <summary>
    /// Gets the number of pending events that are in a spool on disk, from which they are delivered even after the process has ended.
    /// </summary>
    public long Spooled { get; internal init; }

    /// <summary>Gets the events that were lost after they were accepted.</summary>
    public DropCounts Dropped { get; }

    /// <summary>Gets a value indicating whether every accepted event is accounted for; always true while no emit is in progress.</summary>
    public bool IsBalanced => Accepted == Settled + Pending;

    /// <summary>Gets the number of accepted events that are accounted for.</summary>
    internal long Settled => Delivered + DeadLettered + Dropped.Total;

    /// <summary>Returns the account of a queue combined with that of its backend.</summary>
    internal AccountSnapshot CombinedWith(AccountSnapshot downstream) => new(
        Path,
        Offered,
        downstream.Filtered,
        downstream.Delivered,
        downstream.DeadLettered,
        Pending + downstream.Pending,
        Rejected.Plus(downstream.Rejected),
        Dropped.Plus(downstream.Dropped))
    {
        Spooled = downstream.Spooled,
    };

    /// <summary>
    /// Returns the account after it was closed: outcomes known at that time stay, and every other accepted event counts as lost, including
    /// those that were offered later. Events that were on disk stay pending.
    /// </summary>
    /// <param name="closing">The account when it was closed.</param>
    internal AccountSnapshot ClosedAt(AccountSnapshot closing)
    {
        var rejected = closing.Rejected.With(DropReason.Shutdown, Rejected[DropReason.Shutdown]);
        var lost = Offered - closing.Filtered - rejected.Total - closing.Settled - closing.Spooled;
        var dropped = closing.Dropped.With(DropReason.Shutdown, closing.Dropped[DropReason.Shutdown] + lost);
        return new AccountSnapshot(
            Path, Offered, closing.Filtered, closing.Delivered, closing.DeadLettered, closing.Spooled, rejected, dropped)
        {
            Spooled = closing.Spooled,
        };
    }

    /// <summary>Returns all counts on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"'{Path}': offered {Offered}, filtered {Filtered}, rejected {Rejected.Total} ({Rejected}), accepted {Accepted}, "
            + $"{OutcomeText.Of(Delivered, DeadLettered, Pending, Dropped)}");
}
