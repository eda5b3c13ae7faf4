namespace EventTracking.Lifetime;

/// <summary>
/// How the time for a shutdown is divided. What runs inside gets a little less than what waits for it: its deadline passes first, and what
/// it could not deliver is accounted for before the caller returns.
/// </summary>
internal static class ShutdownBudget
{
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(5);

    /// <summary>One part in this many is kept for accounting.</summary>
    private const int MarginDivisor = 20;

    private static readonly TimeSpan MaxMargin = TimeSpan.FromMilliseconds(250);

    /// <summary>The time for what runs inside.</summary>
    public static TimeSpan Nested(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            return timeout;

        var kept = timeout / MarginDivisor;
        return timeout - (kept < MaxMargin ? kept : MaxMargin);
    }

    /// <summary>The given part of the time, which is infinite if the time is.</summary>
    public static TimeSpan Fraction(TimeSpan timeout, double part) => timeout == Timeout.InfiniteTimeSpan ? timeout : timeout * part;
}
