namespace EventTracking.Lifetime;

/// <summary>
/// How the time for a shutdown is divided. What runs inside gets a little less than what waits for it: its deadline passes first, and what
/// it could not deliver is accounted for before the caller returns.
/// </summary>
internal static class ShutdownBudget
{
    /// <summary>The share of the time that is kept for accounting.</summary>
    private const int Share = 20;

    private static readonly TimeSpan MostKept = TimeSpan.FromMilliseconds(250);

    /// <summary>The time for what runs inside.</summary>
    public static TimeSpan Inside(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            return timeout;

        var kept = timeout / Share;
        return timeout - (kept < MostKept ? kept : MostKept);
    }

    /// <summary>The given part of the time, which is infinite if the time is.</summary>
    public static TimeSpan Part(TimeSpan timeout, double part) => timeout == Timeout.InfiniteTimeSpan ? timeout : timeout * part;
}
