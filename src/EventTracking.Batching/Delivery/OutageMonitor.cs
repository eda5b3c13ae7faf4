using EventTracking.Batching.Spooling;
using Microsoft.Extensions.Logging;

namespace EventTracking.Batching;

/// <summary>
/// Tracks whether the destination works: counts failed requests, and logs the start of an outage, the opened circuit breaker and the
/// end of the outage once each, however many requests fail.
/// </summary>
/// <remarks>
/// An outage lasts from a failed request to the next response that accepts or rejects events. A single failure within
/// <see cref="QuietTime"/> of the last report is only reported if the retry fails too, so that occasional failures do not fill the log.
/// </remarks>
/// <param name="held">The held events.</param>
/// <param name="account">Provides the name of the backend and the logger.</param>
/// <param name="destination">The name to log until the backend has one.</param>
/// <param name="options">The options.</param>
internal sealed class OutageMonitor(EventHolder held, BackendAccount account, string destination, BatchingOptions options)
{
    public static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long _failedRequests;
    private long _retries;
    private Outage? _outage;
    private long? _lastReport;

    public BackendStatus Status
    {
        get
        {
            var spool = held as SpoolHolder;
            lock (_gate)
            {
                return new BackendStatus
                {
                    PendingEvents = held.Count,
                    PendingBytes = held.Bytes,
                    OldestAge = held.OldestAge,
                    FailingSince = _outage?.Since,
                    IsCircuitOpen = _outage is { IsCircuitOpen: true },
                    LastError = _outage?.LastError is { } error ? $"{error.GetType().Name}: {error.Message}" : null,
                    FailedRequests = _failedRequests,
                    Retries = _retries,
                    SpooledEvents = spool?.DurableCount ?? 0,
                    SpooledBytes = spool?.DiskBytes ?? 0,
                    DiskErrors = spool?.Outage.Errors ?? 0,
                    DiskFailingSince = spool?.Outage.Since,
                    LastDiskError = spool?.Outage.LastError,
                };
            }
        }
    }

    public void OnRetry() => Interlocked.Increment(ref _retries);

    /// <param name="events">The number of events in the request.</param>
    /// <param name="cause">The exception, or one that contains the destination's response.</param>
    /// <param name="isUnauthorized">Whether the destination rejected the credentials.</param>
    public void OnFailed(int events, Exception cause, bool isUnauthorized)
    {
        Action<ILogger, string>? report = null;
        lock (_gate)
        {
            Interlocked.Increment(ref _failedRequests);
            var isFirst = _outage is null;
            var outage = _outage ??= new Outage(options.TimeProvider.GetTimestamp(), options.TimeProvider.GetUtcNow());
            outage.LastError = cause;
            outage.Events = events;
            if (isUnauthorized && outage.TryReport(Reported.Unauthorized))
            {
                outage.TryReport(Reported.Failing);
                report = Unauthorized(cause);
            }
            else if (!(isFirst && IsQuiet()))
            {
                report = Start(outage);
            }
        }

        Log(report);
    }

    public void OnCircuitOpened(TimeSpan duration)
    {
        Action<ILogger, string>? start = null, opened = null;
        lock (_gate)
        {
            // A request has failed before the breaker opens, so an outage has begun.
            if (_outage is { } outage)
            {
                start = Start(outage);
                outage.IsCircuitOpen = true;
                if (outage.TryReport(Reported.CircuitOpen))
                    opened = (logger, name) => OutageLog.CircuitOpened(logger, name, duration, held.Count);
            }
        }

        Log(start);
        Log(opened);
    }

    /// <summary>Ends the outage, because the destination has accepted or rejected events.</summary>
    public void OnAnswered()
    {
        Action<ILogger, string>? report = null;
        lock (_gate)
        {
            if (_outage is { } outage && outage.IsReported(Reported.Failing))
            {
                var duration = options.TimeProvider.GetElapsedTime(outage.Start);
                var waited = held.Count;
                report = (logger, name) => OutageLog.Recovered(logger, name, duration, waited);
            }

            _outage = null;
        }

        Log(report);
    }

    private Action<ILogger, string>? Start(Outage outage)
    {
        if (!outage.TryReport(Reported.Failing))
            return null;

        _lastReport = options.TimeProvider.GetTimestamp();
        return options.Spool is null
            ? (logger, name) => OutageLog.Failing(logger, outage.Events, name, options.MaxRetryDuration, held.Count, outage.LastError)
            : (logger, name) => OutageLog.FailingWithSpool(logger, outage.Events, name, held.Count, outage.LastError);
    }

    private Action<ILogger, string> Unauthorized(Exception cause) => options.Spool is null
        ? (logger, name) => OutageLog.Unauthorized(logger, name, options.MaxRetryDuration, held.Count, cause)
        : (logger, name) => OutageLog.UnauthorizedWithSpool(logger, name, held.Count, cause);

    private bool IsQuiet() => _lastReport is { } last && options.TimeProvider.GetElapsedTime(last) < QuietTime;

    private void Log(Action<ILogger, string>? report)
    {
        try
        {
            report?.Invoke(account.Logger, account.BackendName ?? destination);
        }
        catch
        {
            // A logger that throws must not prevent the batch from being sent.
        }
    }

    [Flags]
    private enum Reported
    {
        Failing = 1,
        CircuitOpen = 2,
        Unauthorized = 4,
    }

    private sealed class Outage(long start, DateTimeOffset since)
    {
        private Reported _reported;

        public long Start => start;

        public DateTimeOffset Since => since;

        public bool IsCircuitOpen { get; set; }

        public Exception? LastError { get; set; }

        public int Events { get; set; }

        public bool IsReported(Reported what) => _reported.HasFlag(what);

        /// <returns>Whether this has not been reported before.</returns>
        public bool TryReport(Reported what)
        {
            var isNew = !IsReported(what);
            _reported |= what;
            return isNew;
        }
    }
}
