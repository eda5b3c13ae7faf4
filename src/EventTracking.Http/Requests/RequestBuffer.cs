using System.Buffers;

namespace EventTracking.Http.Requests;

/// <summary>The body of a request. Its end can be moved back, and its memory is reused by the next request.</summary>
internal sealed class RequestBuffer : IBufferWriter<byte>
{
    private const int MinimumSize = 64 * 1024;

    /// <summary>A buffer that one unusually large request has grown is released after it.</summary>
    private const int MaxKept = 4 * 1024 * 1024;

    private byte[] _bytes = [];

    /// <summary>Gets the number of bytes written.</summary>
    public int Length { get; private set; }

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public Span<byte> WrittenSpan => _bytes.AsSpan(0, Length);

    /// <summary>Discards everything written after a position.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    /// <summary>Discards everything.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > MaxKept)
            _bytes = [];
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    public void Write(byte value)
    {
        GetSpan(1)[0] = value;
        Length++;
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - Length);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureFree(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureFree(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    private void EnsureFree(int count)
    {
        if (_bytes.Length - Length >= count)
            return;

        var grown = Math.Min(Math.Max((long)_bytes.Length * 2, MinimumSize), Array.MaxLength);
        Array.Resize(ref _bytes, (int)Math.Max(grown, checked(Length + count)));
    }
}
