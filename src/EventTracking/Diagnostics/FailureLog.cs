using EventTracking.Line;
using Microsoft.Extensions.Logging;

namespace EventTracking.Diagnostics;

/// <summary>Writes failures to a logger, at most one line per interval for each kind and source.</summary>
internal sealed class FailureLog(ILogger logger, TimeProvider time) : IFailureLog
{
    /// <summary>A logger may itself emit events. Failures of these are counted but not logged, which prevents an endless loop.</summary>
    [ThreadStatic]
    private static bool _isLogging;

    private readonly FailureThrottles _throttles = new();

    public ILogger Logger => logger;

    public void Write(TrackingFailure failure, ReadOnlySpan<byte> written)
    {
        var throttle = _throttles.Of(failure);
        if (!TryPass(throttle, 1, out var unlogged))
            return;

        if (unlogged > 0)
            WriteMore(failure.Kind, failure.Source ?? failure.EventName, unlogged);
        if (!written.IsEmpty)
            failure = failure with { Source = FieldPath.AtEnd(written) };
        Log(logger => TrackingLog.Write(logger, failure));
    }

    public void Write(in Loss loss, string? source, string? account, LogThrottle throttle)
    {
        var first = loss;
        if (!TryPass(throttle, first.Events, out var unlogged))
            return;

        WriteMore(account, first.Reason, unlogged);
        if (first is { WasHeld: true, Reason: DropReason.Shutdown })
        {
            Log(logger => TrackingLog.WriteHeld(logger, in first, account));
            return;
        }

        if (first is { WasHeld: true, EventName: "" })
        {
            Log(logger => TrackingLog.WriteUnread(logger, in first, account));
            return;
        }

        // The line names the first event; the next line counts the others.
        Log(logger => TrackingLog.Write(logger, in first, source, account));
        WriteMore(account, first.Reason, first.Events - 1);
    }

    public void WriteMore(string? account, DropReason reason, long events)
    {
        if (events > 0)
            Log(logger => TrackingLog.MoreDropped(logger, events, LogText.Detail(account) ?? "the tracker", DropReasons.NameOf(reason)));
    }

    public void WriteUnlogged()
    {
        foreach (var (kind, source, failures) in _throttles.TakeUnlogged())
            WriteMore(kind, source, failures);
    }

    private void WriteMore(TrackingFailureKind kind, string source, long failures) =>
        Log(logger => TrackingLog.MoreFailed(logger, failures, kind, LogText.Detail(source)));

    private bool TryPass(LogThrottle throttle, long events, out long unlogged)
    {
        if (!_isLogging)
            return throttle.TryPass(time, events, out unlogged);

        throttle.Suppress(events);
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
        catch
        {
            // A line that the logger fails to write must not prevent the other lines.
        }
        finally
        {
            _isLogging = false;
        }
    }
}
