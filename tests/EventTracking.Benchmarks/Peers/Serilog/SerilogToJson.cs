using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;
using Serilog;
using Serilog.Context;
using Serilog.Core;

namespace EventTracking.Benchmarks.Peers.Serilog;

/// <summary>A Serilog message with a property for each field, written by the compact formatter; the context is in LogContext.</summary>
internal sealed class SerilogToJson : LineVariant
{
    private readonly VideoStopped _event;
    private readonly Logger _logger;
    private IDisposable? _scope;

    public SerilogToJson(VideoStopped trackedEvent)
        : base("Serilog 4.4, compact JSON")
    {
        _event = trackedEvent;
        _logger = new LoggerConfiguration().Enrich.FromLogContext().WriteTo.Sink(new CompactSink(Sink)).CreateLogger();
    }

    public override void BeforeSlice() => _scope = SerilogMessages.PushSession();

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
            _logger.VideoStopped(in _event);
    }

    public override void AfterSlice() => _scope?.Dispose();

    public override void Dispose() => _logger.Dispose();
}
