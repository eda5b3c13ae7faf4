using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;
using Microsoft.Extensions.Logging;
using ZLogger;

namespace EventTracking.Benchmarks.Peers.ZLogger;

/// <summary>A ZLogger message, formatted as JSON on the caller's thread; the context is a scope.</summary>
internal sealed class ZLoggerToJson : LineVariant
{
    private readonly VideoStopped _event;
    private readonly ILoggerFactory _factory;
    private readonly ILogger _logger;
    private IDisposable? _scope;

    public ZLoggerToJson(VideoStopped trackedEvent)
        : base("ZLogger 2.6, JSON")
    {
        _event = trackedEvent;
        _factory = LoggerFactory.Create(logging => logging.AddZLoggerLogProcessor(options =>
        {
            options.UseJsonLines();
            return new FormattingProcessor(options.CreateFormatter(), Sink);
        }));
        _logger = _factory.CreateLogger("events");
    }

    public override void BeforeSlice() => _scope = _logger.BeginScope(Some.SessionPairs);

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
            _logger.VideoStopped(in _event);
    }

    public override void AfterSlice() => _scope?.Dispose();

    public override void Dispose() => _factory.Dispose();
}
