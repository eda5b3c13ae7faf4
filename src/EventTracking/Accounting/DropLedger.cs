using EventTracking.Diagnostics;

namespace EventTracking.Accounting;

/// <summary>Counts the losses of one account by reason, and decides which of them are written to the log.</summary>
internal sealed class DropLedger
{
    private readonly long[] _counts = new long[DropReasons.Count];
    private readonly LogThrottle?[] _throttles = new LogThrottle?[DropReasons.Count];

    /// <summary>
    /// Counts and reports a loss; the only place where events are lost. It never throws: if a report cannot be allocated, the loss is only
    /// counted.
    /// </summary>
    /// <param name="loss">The events.</param>
    /// <param name="account">The name of the account, for lines about several losses; <see langword="null"/> for a tracker.</param>
    /// <param name="source">The name of the account, or another source that the line about this loss names.</param>
    /// <param name="reporter">Where the loss is reported.</param>
    public void Drop(in Loss loss, string? account, string? source, FailureReporter reporter)
    {
        Interlocked.Add(ref _counts[(int)loss.Reason], loss.Events);
        Report(in loss, account, source, reporter);
    }

    /// <summary>Reports a loss that is counted elsewhere.</summary>
    /// <inheritdoc cref="Drop"/>
    public void Report(in Loss loss, string? account, string? source, FailureReporter reporter)
    {
        try
        {
            reporter.Log(in loss, source, account, Throttle((int)loss.Reason));
        }
        catch (OutOfMemoryException)
        {
            // The loss has been counted.
        }
    }

    public DropCounts Read()
    {
        var counts = new long[_counts.Length];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = Interlocked.Read(ref _counts[i]);
        return new DropCounts(counts);
    }

    /// <summary>Writes a last line for each reason whose latest drops have not been logged.</summary>
    public void LogUnlogged(string? account, FailureReporter reporter)
    {
        for (var reason = default(DropReason); (int)reason < DropReasons.Count; reason++)
        {
            if (_throttles[(int)reason]?.TakeUnlogged() is > 0 and var unlogged)
                reporter.LogMore(account, reason, unlogged);
        }
    }

    private LogThrottle Throttle(int reason) =>
        _throttles[reason] ?? Interlocked.CompareExchange(ref _throttles[reason], new LogThrottle(), null) ?? _throttles[reason]!;
}
