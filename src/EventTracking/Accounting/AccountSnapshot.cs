using System.Globalization;

namespace EventTracking;

/// <summary>
/// What became of the events that were offered to a tracker, a router or a backend, at one moment. It does not change.
/// </summary>
/// <remarks>
/// <para>
/// Two equations hold whenever no event is on its way: <c>Offered = Filtered + Rejected + Accepted</c> and
/// <c>Accepted = Delivered + DeadLettered + Pending + Dropped</c>. While events are on their way, those in the middle of an emit are offered
/// and nothing else yet.
/// </para>
/// <para>
/// For a tracker and a router, delivered means handed on to all of its backends; what became of the event there is in the
/// account of each backend.
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
    /// Gets the names of the routers and of the backend, separated by slashes, for example <c>audit/file</c>. Empty for the tracker. Names that
    /// contain a slash, or an empty name, may give two accounts the same path; they can then be distinguished only by their order.
    /// </summary>
    public string Path { get; }

    /// <summary>Events that came.</summary>
    public long Offered { get; }

    /// <summary>Events that were left out on purpose, by a filter or a setting.</summary>
    public long Filtered { get; }

    /// <summary>Events that were lost before they were accepted: they broke a limit, came after the end, or their filter failed.</summary>
    public DropCounts Rejected { get; }

    /// <summary>Events that were taken on.</summary>
    public long Accepted => Offered - Filtered - Rejected.Total;

    /// <summary>Events that have arrived.</summary>
    public long Delivered { get; }

    /// <summary>
    /// Events that the destination did not take and that were handed to the dead-letter backend; what became of them there is in
    /// its account, for example <c>orders/dead-letter</c>. None without such a backend.
    /// </summary>
    public long DeadLettered { get; }

    /// <summary>Events that the backend holds: in a queue, a block or a batch. None after the tracker was disposed.</summary>
    public long Pending { get; }

    /// <summary>Events that were lost after they had been accepted.</summary>
    public DropCounts Dropped { get; }

    /// <summary>Whether every accepted event is accounted for; always so while no event is on its way.</summary>
    public bool IsBalanced => Accepted == Settled + Pending;

    /// <summary>How many accepted events are accounted for.</summary>
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
        Dropped.Plus(downstream.Dropped));

    /// <summary>
    /// The account after it was closed: what was settled then stays as it was, and every other accepted event counts as lost, those that
    /// were offered later included.
    /// </summary>
    /// <param name="closing">The account when it was closed.</param>
    internal AccountSnapshot ClosedAt(AccountSnapshot closing)
    {
        var rejected = closing.Rejected.With(DropReason.Shutdown, Rejected[DropReason.Shutdown]);
        var lost = Offered - closing.Filtered - rejected.Total - closing.Settled;
        var dropped = closing.Dropped.With(DropReason.Shutdown, closing.Dropped[DropReason.Shutdown] + lost);
        return new AccountSnapshot(Path, Offered, closing.Filtered, closing.Delivered, closing.DeadLettered, pending: 0, rejected, dropped);
    }

    /// <summary>All of it on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"'{Path}': offered {Offered}, filtered {Filtered}, rejected {Rejected.Total} ({Rejected}), accepted {Accepted}, delivered {Delivered}, dead-lettered {DeadLettered}, pending {Pending}, dropped {Dropped.Total} ({Dropped})");
}
