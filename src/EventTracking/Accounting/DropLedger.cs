using EventTracking.Diagnostics;

namespace EventTracking.Accounting;

/// <summary>Counts the losses of one account by reason, and decides which of them are written to the log.</summary>
internal sealed class DropLedger
{
    private readonly long[] _counts = new long[DropReasons.Count];
    private readonly LogThrottle?[] _throttles = new LogThrottle?[DropReasons.Count];

    /// <summary>This is where events are lost; there is no other place.</summary>
    public void Drop(TrackingFailure failure, long events, FailureReporter reporter)
    {
        var reason = (int)failure.Dropped!.Value;
        Interlocked.Add(ref _counts[reason], events);
        reporter.Report(failure, events, Throttle(reason));
    }

    public DropCounts Read()
    {
        var counts = new long[_counts.Length];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = Interlocked.Read(ref _counts[i]);
        return new DropCounts(counts);
    }

    /// <summary>Writes a last line for each reason whose latest drops have not been logged.</summary>
    public void LogRest(string? source, FailureReporter reporter)
    {
        for (var reason = default(DropReason); (int)reason < DropReasons.Count; reason++)
        {
            if (_throttles[(int)reason]?.TakeUnlogged() is > 0 and var unlogged)
                reporter.LogMore(source, reason, unlogged);
        }
    }

    private LogThrottle Throttle(int reason) =>
        _throttles[reason] ?? Interlocked.CompareExchange(ref _throttles[reason], new LogThrottle(), null) ?? _throttles[reason]!;
}
