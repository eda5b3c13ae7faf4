using EventTracking.Accounting;

namespace EventTracking.Lifetime;

/// <summary>What has changed in accounts from flush to flush, so that a loss makes the next flush fail, once.</summary>
/// <remarks>
/// A flush counts from the end of the latest one that had ended when it began. Of flushes that run at the same time, each one that began
/// before a loss was reported reports it.
/// </remarks>
/// <param name="accounts">The accounts.</param>
internal sealed class FlushLedger(Func<IEnumerable<AccountEntry>> accounts)
{
    private readonly Lock _gate = new();
    private volatile FlushTotals _latest = FlushTotals.Zero;

    /// <summary>Begins a flush.</summary>
    /// <returns>What it counts from, for <see cref="End"/>.</returns>
    public FlushTotals Begin() => _latest;

    /// <summary>Ends a flush. One that is not ended, because its caller has left, changes nothing: the next flush reports what it would have.</summary>
    /// <param name="start">What the flush counts from.</param>
    /// <param name="areDrained">Whether everything that was emitted before the flush has left the backends.</param>
    public FlushResult End(FlushTotals start, bool areDrained)
    {
        lock (_gate)
            return (_latest = FlushTotals.Of(accounts())).Since(start, areDrained);
    }

    /// <summary>The result of a flush that the calling thread cannot wait for.</summary>
    public FlushResult Fail() => FlushTotals.Of(accounts()).Since(_latest, areDrained: false);
}

/// <summary>The sums of several accounts at one moment.</summary>
internal sealed class FlushTotals
{
    private readonly long _delivered;
    private readonly long _deadLettered;
    private readonly long _pending;
    private readonly DropCounts _losses = DropCounts.None;

    private FlushTotals()
    {
    }

    private FlushTotals(IEnumerable<AccountEntry> entries)
    {
        foreach (var entry in entries)
        {
            var account = entry.Read();
            if (entry.Role is AccountRole.Backend)
                _delivered += account.Delivered;
            _deadLettered += account.DeadLettered;
            _pending += account.Pending;
            _losses = _losses.Plus(account.Rejected).Plus(account.Dropped);
        }
    }

    /// <summary>The sums before the first event.</summary>
    public static FlushTotals Zero { get; } = new();

    public static FlushTotals Of(IEnumerable<AccountEntry> entries) => new(entries);

    /// <summary>What has changed since an earlier moment.</summary>
    /// <param name="earlier">The sums then.</param>
    /// <param name="areDrained">Whether everything that was pending then has left the backends.</param>
    public FlushResult Since(FlushTotals earlier, bool areDrained)
    {
        var lost = _losses.Minus(earlier._losses);
        return new FlushResult(
            areDrained && lost.Total == 0, _delivered - earlier._delivered, _deadLettered - earlier._deadLettered, _pending, lost);
    }
}
