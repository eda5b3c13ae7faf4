namespace EventTracking.Tool.Tests.Logs;

/// <summary>A stream that repeats some bytes until it has that length.</summary>
internal sealed class EndlessStream(byte[] repeated, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var total = (int)Math.Min(buffer.Length, length - _position);
        for (var written = 0; written < total;)
        {
            var source = repeated.AsSpan((int)(_position % repeated.Length));
            source = source[..Math.Min(source.Length, total - written)];
            source.CopyTo(buffer[written..]);
            written += source.Length;
            _position += source.Length;
        }

        return total;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
