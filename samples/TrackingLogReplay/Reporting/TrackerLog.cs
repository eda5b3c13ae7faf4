using EventTracking;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace TrackingLogReplay.Reporting;

/// <summary>Counts and shows the tracker's failures, for example a full disk or a closed pipe.</summary>
internal sealed class TrackerLog(IAnsiConsole console) : ILogger<Tracker>
{
    private const int MaxShown = 20;

    /// <summary>The number of failures, including those not shown.</summary>
    public int Count { get; private set; }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (++Count <= MaxShown)
            console.WriteMessage(exception is null ? formatter(state, null) : $"{formatter(state, exception)}: {exception.Message}");
    }

    /// <summary>Writes the number of failures, if there are any.</summary>
    public void Summarize()
    {
        if (Count > 0)
            console.WriteMessage(FormattableString.Invariant($"Tracker failures: {Count}. Some events were lost or changed."));
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
