using EventTracking.Accounting;
using EventTracking.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Diagnostics;

/// <summary>Counts the failures of one tracker and writes them to its log.</summary>
internal sealed class FailureReporter(ILogger logger, TimeProvider time)
{
    private static readonly int Kinds = Enum.GetValues<TrackingFailureKind>().Length;

    /// <summary>A log may itself emit events; what fails then is counted, and not logged, or it would go round for ever.</summary>
    [ThreadStatic]
    private static bool _isLogging;

    private readonly long[] _counts = new long[Kinds];
    private readonly FailureThrottles _throttles = new();

    /// <summary>For an envelope that no tracker has emitted.</summary>
    public static FailureReporter None { get; } = new(NullLogger.Instance, TimeProvider.System);

    /// <summary>The clock of the tracker.</summary>
    public TimeProvider Time => time;

    public long Count(TrackingFailureKind kind) => Interlocked.Read(ref _counts[(int)kind]);

    /// <summary>Reports a failure that costs no event.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="written">
    /// For a failure of a field that nobody knows the name of: the line as far as it is written. It is looked at for a log line only.
    /// </param>
    public void Report(TrackingFailure failure, ReadOnlySpan<byte> written = default)
    {
        Interlocked.Increment(ref _counts[(int)failure.Kind]);
        var throttle = _throttles.Of(failure);
        if (!TryPass(throttle, 1, out var unlogged))
            return;

        if (unlogged > 0)
            LogMore(failure.Kind, failure.Source ?? failure.EventName, unlogged);
        if (!written.IsEmpty)
            failure = failure with { Source = LimitCheck.FieldAtEnd(written) };
        Log(logger => TrackingLog.Write(logger, failure));
    }

    /// <summary>Reports a failure that costs events. The throttle is that of its backend and reason.</summary>
    public void Report(TrackingFailure failure, long events, LogThrottle throttle)
    {
        Interlocked.Add(ref _counts[(int)failure.Kind], events);
        if (!TryPass(throttle, events, out var unlogged))
            return;

        // The line names one event; the others are in the next one.
        LogMore(failure.Source, failure.Dropped!.Value, unlogged + events - 1);
        Log(logger => TrackingLog.Write(logger, failure));
    }

    /// <summary>Writes how many events were dropped without a line of their own.</summary>
    public void LogMore(string? source, DropReason reason, long events)
    {
        if (events > 0)
            Log(logger => TrackingLog.MoreDropped(logger, events, LogText.Detail(source) ?? "the tracker", DropReasons.NameOf(reason)));
    }

    /// <summary>Writes how many failures that cost no event had no line of their own.</summary>
    public void LogRest()
    {
        foreach (var (kind, source, failures) in _throttles.TakeUnlogged())
            LogMore(kind, source, failures);
    }

    private void LogMore(TrackingFailureKind kind, string source, long failures) =>
        Log(logger => TrackingLog.MoreFailed(logger, failures, kind, LogText.Detail(source)));

    private bool TryPass(LogThrottle throttle, long events, out long unlogged)
    {
        if (!_isLogging)
            return throttle.TryPass(time, events, out unlogged);

        throttle.HoldBack(events);
        unlogged = 0;
        return false;
    }

    private void Log(Action<ILogger> write)
    {
        if (_isLogging)
            return;

        _isLogging = true;
        try
        {
            write(logger);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A sick log must not cost the event; the count above is what remains of the failure.
        }
        finally
        {
            _isLogging = false;
        }
    }
}
