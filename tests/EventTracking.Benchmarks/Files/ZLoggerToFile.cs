using EventTracking.Benchmarks.Peers.ZLogger;
using EventTracking.Benchmarks.WorkItem;
using Microsoft.Extensions.Logging;
using ZLogger;

namespace EventTracking.Benchmarks.Files;

/// <summary>ZLogger's own file provider. It writes on a thread of its own, and ends with the factory.</summary>
/// <param name="trackedEvent">The event.</param>
internal sealed class ZLoggerToFile(VideoStopped trackedEvent) : FileVariant("ZLogger 2.6, file")
{
    private ILoggerFactory? _factory;
    private ILogger? _logger;
    private IDisposable? _scope;

    protected override void Open(string path)
    {
        _factory = LoggerFactory.Create(logging => logging.AddZLoggerFile(path, static options => options.UseJsonLines()));
        _logger = _factory.CreateLogger("events");
        _scope = _logger.BeginScope(Some.SessionPairs);
    }

    protected override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _logger!.VideoStopped(in trackedEvent);
    }

    protected override void Flush()
    {
        _scope?.Dispose();
        _factory!.Dispose();
    }
}
