using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Hosting.Logging;

/// <summary>A logger that is resolved from the services when it is first used.</summary>
internal class DeferredLogger(IServiceProvider services, Func<IServiceProvider, ILogger?> resolve) : ILogger
{
    [ThreadStatic]
    private static bool _isResolving;

    private readonly ConcurrentQueue<Action<ILogger>> _early = new();
    private volatile ILogger? _logger;

    public bool IsEnabled(LogLevel logLevel) => DeferredLoggers.MustWait || Resolve().IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => DeferredLoggers.MustWait ? null : Resolve().BeginScope(state);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (DeferredLoggers.MustWait)
            _early.Enqueue(logger => logger.Log(logLevel, eventId, state, exception, formatter));
        else
            Resolve().Log(logLevel, eventId, state, exception, formatter);
    }

    /// <summary>Resolves the logger and writes the lines that were logged before.</summary>
    public ILogger Resolve()
    {
        var logger = _logger ??= Find();
        while (logger is not null && _early.TryDequeue(out var write))
            write(logger);
        return logger ?? NullLogger.Instance;
    }

    /// <returns>
    /// The logger; <see langword="null"/> if a logger provider logs through the tracker while it is created, or if the services have been
    /// disposed.
    /// </returns>
    private ILogger? Find()
    {
        if (_isResolving)
            return null;

        _isResolving = true;
        try
        {
            return resolve(services) ?? NullLogger.Instance;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
        finally
        {
            _isResolving = false;
        }
    }
}

/// <inheritdoc cref="DeferredLogger"/>
/// <typeparam name="T">The type whose name is the category.</typeparam>
internal sealed class DeferredLogger<T>(IServiceProvider services)
    : DeferredLogger(services, static provider => provider.GetService<ILogger<T>>()), ILogger<T>;
