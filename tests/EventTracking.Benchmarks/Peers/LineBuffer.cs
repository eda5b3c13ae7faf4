using System.Buffers;
using System.Text.Json;

namespace EventTracking.Benchmarks.Peers;

/// <summary>A buffer and a writer that are used again for every line.</summary>
internal sealed class LineBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);

    public LineBuffer(JsonWriterOptions options = default) => Writer = new Utf8JsonWriter(_bytes, options);

    public Utf8JsonWriter Writer { get; }

    /// <summary>What has been written and flushed.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Clear()
    {
        Writer.Reset();
        _bytes.ResetWrittenCount();
    }

    public void Dispose() => Writer.Dispose();
}
