using System.Globalization;
using EventTracking.Tool.Console;
using EventTracking.Tool.Inference.Statistics;
using EventTracking.Tool.Logs;

namespace EventTracking.Tool.Inference.Lines;

/// <summary>Reads the events of logs. Lines that are not events are reported one by one up to a limit, then counted.</summary>
internal sealed class EventLines(ToolConsole console)
{
    private const int MaxReported = 20;

    /// <summary>Gets the number of lines with an event.</summary>
    public long EventCount { get; private set; }

    /// <summary>Gets the number of lines that are not events, blank lines aside.</summary>
    public long RejectedCount { get; private set; }

    /// <summary>Gets the number of lines whose events are declared.</summary>
    public long DeclaredCount { get; private set; }

    /// <summary>Reads logs in turn.</summary>
    /// <param name="logs">The paths.</param>
    /// <param name="declared">The names of the events that are declared, and need no proposal.</param>
    /// <param name="statistics">Receives all other events.</param>
    /// <returns>Whether all logs were read to their ends.</returns>
    public bool ReadAll(IReadOnlyList<string> logs, IReadOnlySet<string> declared, LogStatistics statistics)
    {
        var isComplete = LogFiles.ReadAll(logs, console, log => Read(log, declared, statistics));
        if (RejectedCount > MaxReported)
            console.WriteMessage(string.Create(CultureInfo.InvariantCulture, $"{RejectedCount - MaxReported} more lines are not events."));
        return isComplete;
    }

    private void Read(LogReader log, IReadOnlySet<string> declared, LogStatistics statistics)
    {
        while (log.TryRead(out var line))
        {
            if (line.IsBlank)
                continue;

            if (line.IsTooLong)
                Reject(log, line.Number, $"longer than {LogReader.MaxLineBytes} bytes");
            else if (EventLine.Read(line.Utf8, out var reason) is { } known)
                Add(known, declared, statistics);
            else
                Reject(log, line.Number, reason);
        }
    }

    private void Add(EventLine line, IReadOnlySet<string> declared, LogStatistics statistics)
    {
        EventCount++;
        if (declared.Contains(line.Name))
            DeclaredCount++;
        else
            statistics.Add(line.Name, line.Data);
    }

    private void Reject(LogReader log, long number, string reason)
    {
        if (++RejectedCount <= MaxReported)
            console.WriteMessage(string.Create(CultureInfo.InvariantCulture, $"{log.Path}:{number}: {reason}"));
    }
}
