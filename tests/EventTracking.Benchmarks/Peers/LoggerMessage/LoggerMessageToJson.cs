using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;
using Microsoft.Extensions.Logging;

namespace EventTracking.Benchmarks.Peers.LoggerMessage;

/// <summary>A generated log message, through a logger factory, to a provider that writes JSON; the context is a scope.</summary>
internal sealed class LoggerMessageToJson : LineVariant
{
    private readonly VideoStopped _event;
    private readonly ILoggerFactory _factory;
    private readonly ILogger _logger;
    private IDisposable? _scope;

    public LoggerMessageToJson(VideoStopped trackedEvent)
        : base("LoggerMessage + UTF-8 JSON provider")
    {
        _event = trackedEvent;
        _factory = LoggerFactory.Create(logging => logging.AddProvider(new JsonLoggerProvider(Sink)));
        _logger = _factory.CreateLogger("events");
    }

    public override void BeforeSlice() => _scope = _logger.BeginScope(Some.SessionPairs);

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _logger.VideoStopped(
                _event.VideoId, _event.CurrentTime, _event.Duration, _event.Attempt, _event.IsFullScreen,
                _event.Language, _event.Code, _event.Page, _event.Tags);
        }
    }

    public override void AfterSlice() => _scope?.Dispose();

    public override void Dispose() => _factory.Dispose();
}
