using System.Buffers;

namespace EventTracking.Queueing;

/// <summary>Memory for the bytes of several events. It returns to the pool when the last of them is released.</summary>
internal sealed class Chunk
{
    private const int Size = 64 * 1024;

    /// <summary>A larger event gets its own chunk, so that little space is wasted at the end of shared chunks.</summary>
    private const int MaxSharedLength = Size / 8;

    private static int _rented;

    private readonly byte[] _bytes;
    private readonly bool _isPooled;
    private int _used;

    /// <summary>One for each event, and one for the queue while it may add more.</summary>
    private int _references = 1;

    private Chunk(byte[] bytes, bool isPooled)
    {
        _bytes = bytes;
        _isPooled = isPooled;
    }

    /// <summary>Gets the number of chunks that are currently rented from the pool.</summary>
    public static int Rented => Volatile.Read(ref _rented);

    public static bool IsShared(int length) => length <= MaxSharedLength;

    public static Chunk Rent()
    {
        Interlocked.Increment(ref _rented);
        return new Chunk(ArrayPool<byte>.Shared.Rent(Size), isPooled: true);
    }

    public static Chunk Dedicated(int length) => new(GC.AllocateUninitializedArray<byte>(length), isPooled: false);

    /// <summary>Returns whether a pooled chunk has room for this many more bytes.</summary>
    public bool HasRoom(int length) => length <= Size - _used;

    public int Add(ReadOnlySpan<byte> bytes)
    {
        var offset = _used;
        bytes.CopyTo(_bytes.AsSpan(offset));
        _used += bytes.Length;
        _references++;
        return offset;
    }

    public ReadOnlyMemory<byte> Bytes(int offset, int length) => _bytes.AsMemory(offset, length);

    /// <summary>Starts at the beginning again if the chunk contains no events.</summary>
    public void TryReset()
    {
        if (_references == 1)
            _used = 0;
    }

    public void Release()
    {
        if (--_references > 0 || !_isPooled)
            return;

        Interlocked.Decrement(ref _rented);
        ArrayPool<byte>.Shared.Return(_bytes);
    }
}
