using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting.Logging;

/// <summary>
/// The loggers of trackers. An <see cref="ILoggerProvider"/> can depend on a tracker: if a tracker resolved its logger while it is
/// created, the container would create that provider again, in an endless recursion. These loggers are resolved later: when they write
/// their first line, or when the host starts.
/// </summary>
internal sealed class DeferredLoggers(IServiceProvider services)
{
    /// <summary>The number of trackers that this thread is creating; more than one if they are nested.</summary>
    [ThreadStatic]
    private static int _creating;

    private readonly ConcurrentQueue<DeferredLogger> _loggers = new();

    public static bool MustWait => _creating > 0;

    /// <summary>Runs a function; lines logged by this thread meanwhile are kept until the tracker has been created.</summary>
    public static T WhileCreating<T>(Func<T> create)
    {
        _creating++;
        try
        {
            return create();
        }
        finally
        {
            _creating--;
        }
    }

    public ILogger<T> Of<T>() => Add(new DeferredLogger<T>(services));

    public ILogger Of(string category) =>
        Add(new DeferredLogger(services, provider => provider.GetService<ILoggerFactory>()?.CreateLogger(category)));

    /// <summary>Resolves all loggers, so that they still work while the services are being disposed.</summary>
    public void Resolve()
    {
        foreach (var logger in _loggers)
            logger.Resolve();
    }

    private T Add<T>(T logger)
        where T : DeferredLogger
    {
        _loggers.Enqueue(logger);
        return logger;
    }
}
