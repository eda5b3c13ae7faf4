using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Peers.Serilog;
using EventTracking.Benchmarks.WorkItem;
using Serilog;
using Serilog.Core;

namespace EventTracking.Benchmarks.Queues;

/// <summary>
/// Serilog's queue in front of the compact formatter, which therefore runs on the worker. Its only flush is the disposal.
/// </summary>
internal sealed class SerilogToQueue() : QueueVariant("Serilog.Sinks.Async 2.1")
{
    private const int Capacity = 100_000;

    private readonly VideoStopped _event = Some.Event;
    private Logger? _logger;
    private IDisposable? _scope;

    public override void BeforeSlice()
    {
        _logger = new LoggerConfiguration()
            .Enrich.FromLogContext()
            .WriteTo.Async(queue => queue.Sink(new CompactSink(Sink)), Capacity, blockWhenFull: true)
            .CreateLogger();
        _scope = SerilogMessages.PushSession();
    }

    public override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _logger!.VideoStopped(in _event);
    }

    public override void Flush() => _logger!.Dispose();

    public override void AfterSlice() => _scope?.Dispose();
}
