namespace EventTracking.Tool.Logs;

/// <summary>Reads some bytes, then another stream to its end, then some more bytes.</summary>
internal sealed class SurroundedStream(ReadOnlyMemory<byte> before, Stream inner, ReadOnlyMemory<byte> after) : Stream
{
    private ReadOnlyMemory<byte> _before = before;
    private ReadOnlyMemory<byte> _after = after;

    /// <summary>Gets a value indicating whether the other stream has ended and reads go beyond it.</summary>
    public bool IsPastInner { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (!_before.IsEmpty)
            return Take(ref _before, buffer);
        if (!IsPastInner && inner.Read(buffer) is > 0 and var count)
            return count;
        IsPastInner |= buffer.Length > 0;
        return Take(ref _after, buffer);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static int Take(ref ReadOnlyMemory<byte> bytes, Span<byte> buffer)
    {
        var taken = bytes[..Math.Min(bytes.Length, buffer.Length)];
        taken.Span.CopyTo(buffer);
        bytes = bytes[taken.Length..];
        return taken.Length;
    }
}
