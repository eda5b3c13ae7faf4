using Microsoft.Extensions.Logging;

namespace EventTracking.Tests.Support;

/// <summary>A logger that collects entries at or above its level.</summary>
internal sealed class CollectingLogger<TCategory>(LogLevel level = LogLevel.Trace) : ILogger<TCategory>
{
    private readonly Lock _gate = new();
    private readonly List<LogEntry> _entries = [];

    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= level;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
            _entries.Add(new LogEntry(logLevel, eventId.Id, formatter(state, exception), exception));
    }
}

internal sealed record LogEntry(LogLevel Level, int Id, string Text, Exception? Exception);
