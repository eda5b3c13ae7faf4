using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Diagnostics;

/// <summary>Counts the failures of one tracker and passes them to its log, if it has one.</summary>
/// <remarks>
/// Reporting never throws, even if the log or its clock does, because the caller is accounting for an event. The failure is always counted.
/// </remarks>
internal sealed class FailureReporter(IFailureLog? log, TimeProvider time)
{
    private const int KindCount = (int)TrackingFailureKind.ObserverFailed + 1;

    private readonly long[] _counts = new long[KindCount];

    /// <summary>Reports nothing; for an envelope that no tracker has emitted.</summary>
    public static FailureReporter None { get; } = new(log: null, TimeProvider.System);

    /// <summary>The clock of the tracker.</summary>
    public TimeProvider Time => time;

    /// <summary>The logger of the tracker.</summary>
    public ILogger Logger => log?.Logger ?? NullLogger.Instance;

    public long Count(TrackingFailureKind kind) => Interlocked.Read(ref _counts[(int)kind]);

    /// <summary>Reports a failure that costs no event.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="written">
    /// The part of the line written so far, if the name of the failed field is not known. It is read only if a log line is written.
    /// </param>
    public void Report(TrackingFailure failure, ReadOnlySpan<byte> written = default)
    {
        Interlocked.Increment(ref _counts[(int)failure.Kind]);
        try
        {
            log?.Write(failure, written);
        }
        catch
        {
            // See the remarks.
        }
    }

    /// <inheritdoc cref="IFailureLog.Write(in Loss, string?, string?, LogThrottle)"/>
    public void Log(in Loss loss, string? source, string? account, LogThrottle throttle)
    {
        try
        {
            log?.Write(in loss, source, account, throttle);
        }
        catch
        {
            // See the remarks.
        }
    }

    /// <inheritdoc cref="IFailureLog.WriteMore"/>
    public void LogMore(string? account, DropReason reason, long events) => log?.WriteMore(account, reason, events);

    /// <inheritdoc cref="IFailureLog.WriteUnlogged"/>
    public void LogUnlogged() => log?.WriteUnlogged();
}
