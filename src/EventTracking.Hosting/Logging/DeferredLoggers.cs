using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting.Logging;

/// <summary>
/// The loggers of trackers. An <see cref="ILoggerProvider"/> may depend on a tracker, so a tracker that resolved its logger while it
/// is created would have the container create that provider again, without end. These loggers are resolved later: by their first line,
/// or when the host starts.
/// </summary>
internal sealed class DeferredLoggers(IServiceProvider services)
{
    /// <summary>How many trackers this thread is creating, one within the other.</summary>
    [ThreadStatic]
    private static int _creating;

    private readonly ConcurrentQueue<DeferredLogger> _loggers = new();

    public static bool MustWait => _creating > 0;

    /// <summary>Keeps what is logged on this thread until the tracker is complete.</summary>
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

    /// <summary>Resolves all loggers, so that they also work while the services are disposed.</summary>
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
