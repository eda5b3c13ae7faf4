namespace EventTracking.Lifetime;

/// <summary>
/// Divides the time for a shutdown. An inner step gets a little less time than the step that waits for it, so that its losses are accounted
/// for before the caller returns.
/// </summary>
internal static class ShutdownBudget
{
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(5);

    /// <summary>The margin for accounting is the timeout divided by this.</summary>
    private const int MarginDivisor = 20;

    private static readonly TimeSpan MaxMargin = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns the time for an inner step.</summary>
    public static TimeSpan Nested(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            return timeout;

        var kept = timeout / MarginDivisor;
        return timeout - (kept < MaxMargin ? kept : MaxMargin);
    }

    /// <summary>Returns a fraction of the timeout; infinite if the timeout is.</summary>
    public static TimeSpan Fraction(TimeSpan timeout, double part) => timeout == Timeout.InfiniteTimeSpan ? timeout : timeout * part;
}
