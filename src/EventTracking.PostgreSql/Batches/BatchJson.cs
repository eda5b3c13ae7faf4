using System.Buffers;
using System.Buffers.Text;

namespace EventTracking.PostgreSql.Batches;

/// <summary>Writes a batch as a JSON array of the events' lines, each with its id and version.</summary>
internal sealed class BatchJson
{
    /// <summary>A buffer that has grown beyond this size is not kept for the next batch.</summary>
    private const int MaxKeptBytes = 8 * 1024 * 1024;

    private ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Gets the number of U+0000 in the last batch, which <c>jsonb</c> cannot store and U+FFFD replaces.</summary>
    public int Replaced { get; private set; }

    /// <summary>Writes a batch.</summary>
    /// <returns>The JSON, valid until the next batch is written.</returns>
    public ReadOnlyMemory<byte> Write(EventBatch batch)
    {
        Reset();
        for (var i = 0; i < batch.Count; i++)
        {
            _buffer.Write(i == 0 ? "["u8 : ","u8);
            Write(batch[i]);
        }

        _buffer.Write("]"u8);
        return _buffer.WrittenMemory;
    }

    /// <summary>Appends the id and the version to the line: of two fields with one name, the last counts in <c>jsonb</c>.</summary>
    private void Write(EventEnvelope envelope)
    {
        const int numbers = 64;
        var line = envelope.Json[..^1];
        var span = _buffer.GetSpan(line.Length + numbers * 2);
        line.CopyTo(span);
        Replaced += NulEscapes.Replace(span[..line.Length]);
        var written = line.Length;
        Append(",\"id\":\""u8, span, ref written);
        Utf8Formatter.TryFormat(envelope.Id, span[written..], out var count);
        written += count;
        Append("\",\"version\":"u8, span, ref written);
        Utf8Formatter.TryFormat(envelope.Version, span[written..], out count);
        written += count;
        Append("}"u8, span, ref written);
        _buffer.Advance(written);
    }

    private static void Append(ReadOnlySpan<byte> text, Span<byte> span, ref int written)
    {
        text.CopyTo(span[written..]);
        written += text.Length;
    }

    private void Reset()
    {
        Replaced = 0;
        if (_buffer.Capacity > MaxKeptBytes)
            _buffer = new ArrayBufferWriter<byte>();
        else
            _buffer.ResetWrittenCount();
    }
}
