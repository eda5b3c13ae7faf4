using EventTracking.Accounting;

namespace EventTracking.Lifetime;

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
