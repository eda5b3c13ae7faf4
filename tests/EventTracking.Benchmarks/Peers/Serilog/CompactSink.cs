using EventTracking.Benchmarks.Measuring;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace EventTracking.Benchmarks.Peers.Serilog;

/// <summary>Passes each message as a line of compact JSON to a sink.</summary>
internal sealed class CompactSink(IByteSink sink) : ILogEventSink
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
