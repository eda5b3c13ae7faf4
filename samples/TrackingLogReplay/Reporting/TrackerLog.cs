using EventTracking;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace TrackingLogReplay.Reporting;

/// <summary>Shows and counts what the tracker has to complain of: a full disk, a closed pipe.</summary>
internal sealed class TrackerLog(IAnsiConsole console) : ILogger<Tracker>
{
    private const int MostShown = 20;

    /// <summary>How many complaints there have been.</summary>
    public int Count { get; private set; }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (++Count <= MostShown)
            console.Say(exception is null ? formatter(state, null) : $"{formatter(state, exception)}: {exception.Message}");
    }

    /// <summary>Says that something went wrong, if anything did.</summary>
    public void Summarize()
    {
        if (Count > 0)
            console.Say(FormattableString.Invariant($"Failures of the tracker: {Count}. Not every event was written as it was read."));
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
