using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;
using Serilog;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

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

    private sealed class CompactSink(IByteSink sink) : ILogEventSink
    {
        private readonly CompactJsonFormatter _formatter = new();
        private readonly MemoryStream _bytes = new();
        private StreamWriter? _text;

        public void Emit(LogEvent logEvent)
        {
            _text ??= new StreamWriter(_bytes, bufferSize: 4096);
            _formatter.Format(logEvent, _text);
            _text.Flush();
            sink.Take(_bytes.GetBuffer().AsSpan(0, (int)_bytes.Length));
            _bytes.SetLength(0);
        }
    }
}
