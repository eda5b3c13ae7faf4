using EventTracking.Accounting;

namespace EventTracking.Lifetime;

/// <summary>Compares accounts from flush to flush, so that a loss makes the next flush fail, once.</summary>
/// <remarks>
/// A flush compares with the latest flush that had ended when it started. If several flushes run at the same time, each one that started
/// before a loss was reported reports it.
/// </remarks>
/// <param name="accounts">Returns the accounts.</param>
internal sealed class FlushLedger(Func<IEnumerable<AccountEntry>> accounts)
{
    private readonly Lock _gate = new();
    private volatile FlushTotals _latest = FlushTotals.Zero;

    /// <summary>Starts a flush.</summary>
    /// <returns>The totals to compare with, for <see cref="End"/>.</returns>
    public FlushTotals Begin() => _latest;

    /// <summary>Ends a flush. A flush whose caller stopped waiting does not call it, so the next flush reports its changes.</summary>
    /// <param name="start">The totals when the flush started.</param>
    /// <param name="areDrained">Whether everything emitted before the flush has left the backends.</param>
    public FlushResult End(FlushTotals start, bool areDrained)
    {
        lock (_gate)
            return (_latest = FlushTotals.Of(accounts())).Since(start, areDrained);
    }

    /// <summary>Returns the result of a flush that the calling thread cannot wait for.</summary>
    public FlushResult Fail() => FlushTotals.Of(accounts()).Since(_latest, areDrained: false);
}

/// <summary>The totals of several accounts at one moment.</summary>
internal sealed class FlushTotals
{
    private readonly long _delivered;
    private readonly long _deadLettered;
    private readonly long _pending;
    private readonly long _spooled;
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
            _spooled += account.Spooled;
            _losses = _losses.Plus(account.Rejected).Plus(account.Dropped);
        }
    }

    /// <summary>The totals before the first event.</summary>
    public static FlushTotals Zero { get; } = new();

    public static FlushTotals Of(IEnumerable<AccountEntry> entries) => new(entries);

    /// <summary>Returns the changes since earlier totals.</summary>
    /// <param name="earlier">The earlier totals.</param>
    /// <param name="areDrained">Whether everything that was pending then has left the backends.</param>
    public FlushResult Since(FlushTotals earlier, bool areDrained)
    {
        var lost = _losses.Minus(earlier._losses);
        return new FlushResult(
            areDrained && lost.Total == 0, _delivered - earlier._delivered, _deadLettered - earlier._deadLettered, _pending, lost)
        {
            Spooled = _spooled,
        };
    }
}
