using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace EventTracking.AspNetCore.Browser;

/// <summary>
/// Counts the events that do not arrive: rejected ones, and those that pages report as dropped. Pages could fill the log, so it gets at
/// most one line in ten seconds.
/// </summary>
internal sealed partial class BrowserLosses
{
    public const string MeterName = "EventTracking.AspNetCore";

    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(10);

    private readonly Counter<long> _rejected;
    private readonly Counter<long> _dropped;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly string _endpoint;
    private readonly Lock _gate = new();
    private (long Rejected, long Dropped) _unlogged;
    private long? _lastLine;
    private long? _lastFailure;

    public BrowserLosses(string endpoint, IMeterFactory meters, ILogger log, TimeProvider time)
    {
        var meter = meters.Create(MeterName);
        _rejected = meter.CreateCounter<long>(
            "eventtracking.browser.rejected", "{event}", "Events from browsers that were rejected.");
        _dropped = meter.CreateCounter<long>(
            "eventtracking.browser.dropped", "{event}", "Events that browsers report as dropped before they were sent.");
        (_endpoint, _log, _time) = (endpoint, log, time);
    }

    /// <summary>Counts the losses of one request.</summary>
    public void Add(List<(int Index, Rejection Rejection)> rejected, long dropped)
    {
        if (rejected.Count == 0 && dropped == 0)
            return;

        var tag = new KeyValuePair<string, object?>("endpoint", _endpoint);
        _rejected.Add(rejected.Count, tag);
        _dropped.Add(dropped, tag);
        if (TakeLine(rejected.Count, dropped) is not { } losses)
            return;

        if (rejected is [.., (_, var last)])
            LogRejected(losses.Rejected, losses.Dropped, _endpoint, last.Path, last.Reason);
        else
            LogLosses(losses.Rejected, losses.Dropped, _endpoint);
    }

    /// <summary>Logs that the function that validates an event has thrown, at most once in ten seconds: pages choose how often.</summary>
    public void LogFailure(Exception exception, string eventName)
    {
        lock (_gate)
        {
            if (!IsDue(ref _lastFailure))
                return;
        }

        LogFailed(exception, eventName);
    }

    private (long Rejected, long Dropped)? TakeLine(int rejected, long dropped)
    {
        lock (_gate)
        {
            _unlogged = (_unlogged.Rejected + rejected, _unlogged.Dropped + dropped);
            if (!IsDue(ref _lastLine))
                return null;

            var losses = _unlogged;
            _unlogged = default;
            return losses;
        }
    }

    private bool IsDue(ref long? last)
    {
        if (last is { } timestamp && _time.GetElapsedTime(timestamp) < LogInterval)
            return false;

        last = _time.GetTimestamp();
        return true;
    }

    [LoggerMessage(
        1, LogLevel.Warning,
        "{Rejected} events from browsers were rejected and {Dropped} reported as dropped at {Endpoint}. The latest: \"{Path}\" {Reason}.")]
    private partial void LogRejected(long rejected, long dropped, string endpoint, string path, string reason);

    [LoggerMessage(2, LogLevel.Warning, "{Rejected} events from browsers were rejected and {Dropped} reported as dropped at {Endpoint}.")]
    private partial void LogLosses(long rejected, long dropped, string endpoint);

    [LoggerMessage(3, LogLevel.Error, "The validation of the event {EventName} from a browser failed.")]
    private partial void LogFailed(Exception exception, string eventName);
}
