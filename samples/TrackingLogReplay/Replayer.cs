using EventTracking;
using Microsoft.Extensions.Logging;
using TrackingLogReplay.Events;
using TrackingLogReplay.Input;
using TrackingLogReplay.Reporting;

namespace TrackingLogReplay;

/// <summary>Emits the events of logs anew.</summary>
internal sealed class Replayer : IDisposable
{
    private readonly Report _report;
    private readonly LogClock _clock = new();
    private readonly RoundTripGuard _guard = new();
    private readonly Tracker _tracker;

    /// <summary>Makes a replayer.</summary>
    /// <param name="destination">Where the events go.</param>
    /// <param name="report">Counts the lines, and lists the rejected ones.</param>
    /// <param name="failures">The log of the tracker's failures.</param>
    public Replayer(IEventBackend destination, Report report, ILogger<Tracker> failures)
    {
        _report = report;
        _tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["json_lines"] = destination },
            timeProvider: _clock,
            logger: failures);
    }

    /// <summary>Emits every event of a log; each line without one is reported.</summary>
    /// <param name="log">The log.</param>
    /// <param name="progress">Called after each line.</param>
    public void Replay(LogFile log, Action progress)
    {
        var number = 0;
        try
        {
            foreach (var utf8 in log.ReadLines())
            {
                number++;
                Replay(utf8, log.Path, number);
                progress();
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // The rest of a log that breaks off, a damaged .gz for example, must not cost the other logs their events.
            _report.Reject(log.Path, number + 1, $"cannot be read any further: {exception.Message}");
        }
    }

    /// <summary>Writes what is still held back.</summary>
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
        _clock.Show(line.Time);
        using var fields = _tracker.Context("line", line.Fields is null ? new EventContext() : new EventContext { [FreeKey(line.Context)] = line.Fields });
        using var context = _tracker.Context("log", line.Context);

        if (DeclaredEvents.TryEmit(_tracker, _guard, line.Name, line.Data))
        {
            _report.CountTyped(line.Name);
        }
        else
        {
            _tracker.Emit(line.Name, line.Data);
            _report.CountUntyped(line.Name);
        }
    }

    /// <summary>The key of the line's own fields. The context of the log comes first: whatever it has keeps its place.</summary>
    private static string FreeKey(EventContext context)
    {
        var key = "log_line";
        while (context.ContainsKey(key))
            key += "_";
        return key;
    }
}
