using System.Buffers;
using EventTracking.Benchmarks.Measuring;
using ZLogger;

namespace EventTracking.Benchmarks.Peers.ZLogger;

/// <summary>Formats each entry at once and gives the bytes to a sink.</summary>
/// <param name="formatter">The formatter.</param>
/// <param name="sink">The sink.</param>
internal sealed class FormattingProcessor(IZLoggerFormatter formatter, IByteSink sink) : IAsyncLogProcessor
{
    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);

    public void Post(IZLoggerEntry log)
    {
        log.FormatUtf8(_bytes, formatter);
        log.Return();
        sink.Take(_bytes.WrittenSpan);
        _bytes.ResetWrittenCount();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
