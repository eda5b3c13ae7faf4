using Microsoft.Extensions.Logging;

namespace EventTracking.Tests.Support;

/// <summary>A logger that passes each line to a delegate.</summary>
internal sealed class DelegateLogger<TCategory>(Action<string> log) : ILogger<TCategory>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        log(formatter(state, exception));
}
