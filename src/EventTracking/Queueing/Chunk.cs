using System.Buffers;

namespace EventTracking.Queueing;

/// <summary>Memory for the bytes of several events, which goes back to the pool when the last of them is gone.</summary>
internal sealed class Chunk
{
    private const int Size = 64 * 1024;

    /// <summary>A larger event gets a chunk of its own, so that little of one stays unused at its end.</summary>
    private const int MaxSharedLength = Size / 8;

    private static int _rented;

    private readonly byte[] _bytes;
    private readonly bool _isPooled;
    private int _used;

    /// <summary>The events, and the queue as long as it may add more.</summary>
    private int _references = 1;

    private Chunk(byte[] bytes, bool isPooled)
    {
        _bytes = bytes;
        _isPooled = isPooled;
    }

    /// <summary>How many chunks are taken from the pool at the moment.</summary>
    public static int Rented => Volatile.Read(ref _rented);

    public static bool IsShared(int length) => length <= MaxSharedLength;

    public static Chunk Rent()
    {
        Interlocked.Increment(ref _rented);
        return new Chunk(ArrayPool<byte>.Shared.Rent(Size), isPooled: true);
    }

    public static Chunk Dedicated(int length) => new(GC.AllocateUninitializedArray<byte>(length), isPooled: false);

    /// <summary>Whether a chunk of the pool takes so many bytes more.</summary>
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

    /// <summary>Begins at the start again, where no event is left in it.</summary>
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
