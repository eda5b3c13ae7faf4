using EventTracking.Threading;

namespace EventTracking.Accounting;

/// <summary>
/// The counters of one account for one thread. Only that thread writes them, so counting takes no lock and shares no cache line.
/// </summary>
/// <remarks>
/// Volatile writes are plain stores on x64. They keep their order, so a reader never sees a delivered event that was not offered.
/// </remarks>
internal sealed class AccountCell : CacheLinePadded
{
    private long _offered;
    private long _filtered;
    private long _delivered;
    private long _rejected;

    internal readonly CacheLines After;

    public long Offered => Volatile.Read(ref _offered);

    public long Filtered => Volatile.Read(ref _filtered);

    public long Delivered => Volatile.Read(ref _delivered);

    /// <summary>
    /// Gets the number of events offered on this thread that are still undecided. Only used for a tracker's router, which
    /// never drops an event that it has accepted.
    /// </summary>
    public long Undecided
    {
        get
        {
            var decided = Volatile.Read(ref _rejected) + Filtered + Delivered;
            return Offered - decided;
        }
    }

    public void Offer() => Volatile.Write(ref _offered, _offered + 1);

    public void Offer(long events) => Volatile.Write(ref _offered, _offered + events);

    public void Filter() => Volatile.Write(ref _filtered, _filtered + 1);

    public void Deliver(long events) => Volatile.Write(ref _delivered, _delivered + events);

    public void Reject() => Volatile.Write(ref _rejected, _rejected + 1);
}
