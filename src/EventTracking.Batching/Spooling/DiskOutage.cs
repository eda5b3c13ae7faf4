using Microsoft.Extensions.Logging;

namespace EventTracking.Batching.Spooling;

/// <summary>
/// Tracks whether a spool can write: counts the errors of the disk, and logs the start and the end of an outage once each.
/// </summary>
/// <param name="account">Provides the name of the backend and the logger.</param>
/// <param name="path">The folder of the spool.</param>
/// <param name="maxBytes">The limit of the spool.</param>
/// <param name="time">The clock.</param>
internal sealed class DiskOutage(BackendAccount account, string path, long maxBytes, TimeProvider time)
{
    private readonly Lock _gate = new();
    private Outage? _outage;
    private long _errors;

    /// <summary>Gets the number of operations that failed so far.</summary>
    public long Errors => Interlocked.Read(ref _errors);

    /// <summary>Gets the time from which nothing could be written; <see langword="null"/> while it can.</summary>
    public DateTimeOffset? Since
    {
        get
        {
            lock (_gate)
                return _outage?.Since;
        }
    }

    public string? LastError
    {
        get
        {
            lock (_gate)
                return _outage is { } outage ? outage.LastError?.Message ?? $"The spool has reached {maxBytes} bytes." : null;
        }
    }

    public void CountError() => Interlocked.Increment(ref _errors);

    /// <summary>A group could not be written.</summary>
    /// <param name="error">The error of the disk; <see langword="null"/> if the spool has reached its own limit.</param>
    /// <param name="refused">The number of events that were refused so far.</param>
    public void OnFailed(IOException? error, long refused)
    {
        lock (_gate)
        {
            _outage ??= new Outage(time.GetTimestamp(), time.GetUtcNow(), refused);
            _outage.LastError = error;
        }

        if (error is not null)
            CountError();
        LogIfDue();
    }

    /// <summary>A group has been written.</summary>
    /// <param name="refused">The number of events that were refused so far.</param>
    public void OnWritten(long refused)
    {
        Outage? ended;
        lock (_gate)
            (ended, _outage) = (_outage, null);
        if (ended is { IsLogged: true })
        {
            var duration = time.GetElapsedTime(ended.Start);
            Log((logger, name) => DiskLog.Recovered(logger, name, path, duration, refused - ended.Refused));
        }
    }

    /// <summary>Logs the start of an outage as soon as the backend belongs to a tracker.</summary>
    public void LogIfDue()
    {
        Outage? outage;
        lock (_gate)
        {
            if (account.BackendName is null || _outage is not { IsLogged: false })
                return;
            outage = _outage;
            outage.IsLogged = true;
        }

        if (outage.LastError is { } error)
            Log((logger, name) => DiskLog.Failing(logger, name, path, error));
        else
            Log((logger, name) => DiskLog.Full(logger, name, path, maxBytes));
    }

    private void Log(Action<ILogger, string> report)
    {
        try
        {
            report(account.Logger, account.BackendName ?? path);
        }
        catch
        {
            // A logger that throws must not prevent events from being written.
        }
    }

    private sealed class Outage(long start, DateTimeOffset since, long refused)
    {
        public long Start => start;

        public DateTimeOffset Since => since;

        public long Refused => refused;

        public IOException? LastError { get; set; }

        public bool IsLogged { get; set; }
    }
}
