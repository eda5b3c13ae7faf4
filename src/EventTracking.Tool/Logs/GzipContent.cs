using System.IO.Compression;

namespace EventTracking.Tool.Logs;

/// <summary>
/// Decompresses a stream and detects that it ends early, which <see cref="GZipStream"/> does not report. Gzip data may consist of several
/// members: one more is added at the end, and only after complete data is it decompressed to what it contains.
/// </summary>
internal sealed class GzipContent : IDisposable
{
    private readonly SurroundedStream _compressed;
    private readonly GZipStream _content;
    private bool _isAtEnd;

    /// <summary>Decompresses a stream whose first bytes were read already.</summary>
    public GzipContent(ReadOnlyMemory<byte> start, Stream rest)
    {
        _compressed = new SurroundedStream(start, rest, Compress(LastContent));
        _content = new GZipStream(_compressed, CompressionMode.Decompress);
    }

    private static ReadOnlySpan<byte> LastContent => "complete"u8;

    /// <summary>Returns whether data that starts with these bytes is compressed.</summary>
    public static bool IsStart(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0x1F, 0x8B]);

    /// <summary>Reads decompressed bytes.</summary>
    /// <returns>The number of bytes; 0 at the end.</returns>
    /// <exception cref="InvalidDataException">The data is damaged or ends early.</exception>
    public int Read(Span<byte> buffer)
    {
        if (_isAtEnd)
            return 0;

        var count = _content.Read(buffer);
        _isAtEnd = count == 0 || _compressed.IsPastInner;
        if (!_compressed.IsPastInner)
            return count;
        return buffer[..count].SequenceEqual(LastContent) ? 0 : throw new InvalidDataException("The compressed data ends early.");
    }

    public void Dispose() => _content.Dispose();

    private static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return compressed.ToArray();
    }
}
