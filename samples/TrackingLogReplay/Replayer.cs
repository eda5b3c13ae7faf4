using EventTracking;
using Microsoft.Extensions.Logging;
using TrackingLogReplay.Events;
using TrackingLogReplay.Input;
using TrackingLogReplay.Reporting;

namespace TrackingLogReplay;

/// <summary>Emits the events of tracking logs through a tracker.</summary>
internal sealed class Replayer : IDisposable
{
    private readonly Report _report;
    private readonly RoundTripGuard _guard = new();
    private readonly Tracker _tracker;
    private DateTimeOffset _time = DateTimeOffset.UnixEpoch;

    /// <summary>Creates a replayer.</summary>
    /// <param name="backend">Receives the events.</param>
    /// <param name="report">Counts the events and lists rejected lines.</param>
    /// <param name="failures">Receives the tracker's failures.</param>
    public Replayer(IEventBackend backend, Report report, ILogger<Tracker> failures)
    {
        _report = report;
        _tracker = new Tracker(
            new Dictionary<string, IEventBackend>(StringComparer.Ordinal) { ["json_lines"] = backend },
            logger: failures);
    }

    /// <summary>Emits the events of a log and reports rejected lines.</summary>
    /// <param name="log">The log.</param>
    /// <param name="onLine">Called after each line.</param>
    public void Replay(LogFile log, Action onLine)
    {
        var number = 0;
        try
        {
            foreach (var utf8 in log.ReadLines())
            {
                number++;
                Replay(utf8, log.Path, number);
                onLine();
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // A damaged log, for example a truncated .gz, must not stop the replay of the others.
            _report.Reject(log.Path, number + 1, $"cannot read the rest of the log: {exception.Message}");
        }
    }

    /// <summary>Flushes and disposes the tracker.</summary>
    public void Dispose() => _tracker.Dispose();

    private void Replay(byte[] utf8, string log, int number)
    {
        if (LogLineParser.Parse(utf8, out var reason) is { } line)
            Emit(line);
        else
            _report.Reject(log, number, reason);
    }

    private void Emit(LogLine line)
    {
        // A line without a time gets that of the line before.
        _time = line.Time ?? _time;
        var fields = line.Fields is null ? new EventContext() : new EventContext { [UnusedKey(line.Context)] = line.Fields };
        using var fieldScope = _tracker.Context("line", fields);
        using var contextScope = _tracker.Context("log", line.Context);

        if (DeclaredEvents.TryEmit(_tracker, _guard, line.Name, line.Data, _time))
        {
            _report.CountTyped(line.Name);
        }
        else
        {
            _tracker.Emit(line.Name, line.Data, _time);
            _report.CountUntyped(line.Name);
        }
    }

    /// <summary>Returns the key for the line's own fields: one that the line's context does not use.</summary>
    private static string UnusedKey(EventContext context)
    {
        var key = "log_line";
        while (context.ContainsKey(key))
            key += "_";
        return key;
    }
}
