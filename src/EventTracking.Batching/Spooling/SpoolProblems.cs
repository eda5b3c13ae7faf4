using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>
/// Receives what the log finds wrong on its disk. Losses are collected until the holder counts them; messages until the backend belongs to
/// a tracker, because the log is opened before that.
/// </summary>
/// <param name="account">Provides the name of the backend and the logger.</param>
/// <param name="countError">Counts an operation that failed.</param>
/// <param name="time">The clock.</param>
internal sealed class SpoolProblems(BackendAccount account, Action countError, TimeProvider time) : ISpoolReports
{
    /// <summary>A disk that is damaged everywhere must not fill the memory with messages, nor the log.</summary>
    private const int MaxMessages = 20;

    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Queue<(string Text, Exception? Cause)> _messages = new();
    private readonly Dictionary<SpoolReportKind, long> _reported = [];
    private long _lost;

    /// <summary>Gets a value indicating whether there are messages that have not been logged.</summary>
    public bool HasMessages
    {
        get
        {
            lock (_gate)
                return _messages.Count > 0;
        }
    }

    public void Report(in SpoolReport report)
    {
        Interlocked.Add(ref _lost, report.LostEvents);
        if (report.Kind is SpoolReportKind.DiskError)
            countError();
        lock (_gate)
        {
            if (_messages.Count < MaxMessages && !IsQuiet(report.Kind))
                _messages.Enqueue((report.ToString(), report.Error));
        }
    }

    /// <summary>Reports a problem that is not one of the log.</summary>
    public void Report(string text, Exception? cause = null)
    {
        lock (_gate)
            _messages.Enqueue((text, cause));
    }

    /// <summary>Reports the spool of another instance that cannot be opened or read. Its events stay there.</summary>
    public void ReportOrphan(string path, IOException cause)
    {
        countError();
        Report($"The events that another instance has left in '{path}' cannot be taken over: {cause.Message}", cause);
    }

    /// <summary>Returns the number of events that were lost since the last call.</summary>
    public long TakeLost() => Interlocked.Exchange(ref _lost, 0);

    /// <summary>Logs the messages if the backend belongs to a tracker.</summary>
    public void Log()
    {
        while (account.BackendName is { } name && TryTake(out var message))
        {
            try
            {
                DiskLog.Problem(account.Logger, name, message.Text, message.Cause);
            }
            catch
            {
                // A logger that throws must not prevent events from being written.
            }
        }
    }

    private bool TryTake(out (string Text, Exception? Cause) message)
    {
        lock (_gate)
            return _messages.TryDequeue(out message);
    }

    /// <summary>Returns whether a problem of this kind was just reported. A problem that persists is not logged for each event.</summary>
    private bool IsQuiet(SpoolReportKind kind)
    {
        if (kind is not (SpoolReportKind.DiskError or SpoolReportKind.Damage))
            return false;
        if (_reported.TryGetValue(kind, out var last) && time.GetElapsedTime(last) < QuietTime)
            return true;
        _reported[kind] = time.GetTimestamp();
        return false;
    }
}
