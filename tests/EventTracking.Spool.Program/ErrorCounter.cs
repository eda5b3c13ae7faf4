using Microsoft.Extensions.Logging;

namespace EventTracking.Spool.Program;

/// <summary>A log that only counts errors.</summary>
internal sealed class ErrorCounter : ILogger<Tracker>
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Interlocked.Increment(ref _count);
    }
}
