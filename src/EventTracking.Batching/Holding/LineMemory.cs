using System.Buffers;

namespace EventTracking.Batching;

/// <summary>
/// Memory for the lines of held events: blocks from the pool, each for many lines. Not thread-safe, but any thread may read the bytes of a
/// line until it is released.
/// </summary>
internal sealed class LineMemory
{
    private const int BlockLength = 64 * 1024;

    /// <summary>A longer line gets an array of its own, so that little space is wasted at the end of blocks.</summary>
    private const int MaxSharedLength = BlockLength / 8;

    private Block? _current;

    public HeldLine Copy(ReadOnlySpan<byte> line)
    {
        if (line.Length > MaxSharedLength)
            return Block.Of(line);

        if (_current is null || !_current.HasRoom(line.Length))
        {
            _current?.Release();
            _current = Block.Rent();
        }

        return _current.Add(line);
    }

    public void Release(HeldLine line)
    {
        line.Block.Release();
        _current?.TryReset();
    }

    /// <summary>Returns the current block to the pool once its lines are released. No line may be copied afterwards.</summary>
    public void Close()
    {
        _current?.Release();
        _current = null;
    }

    /// <summary>An array for several lines. It returns to its pool when its last line is released and no more lines are added.</summary>
    internal sealed class Block
    {
        private readonly byte[] _bytes;
        private readonly ArrayPool<byte>? _pool;
        private int _used;

        /// <summary>One for each line, and one while more lines may be added.</summary>
        private int _references = 1;

        private Block(byte[] bytes, ArrayPool<byte>? pool) => (_bytes, _pool) = (bytes, pool);

        public static Block Rent() => new(ArrayPool<byte>.Shared.Rent(BlockLength), ArrayPool<byte>.Shared);

        /// <summary>Returns a line with a block of its own.</summary>
        public static HeldLine Of(ReadOnlySpan<byte> line) => new(new Block(line.ToArray(), null), 0, line.Length);

        public ReadOnlyMemory<byte> Bytes(int offset, int length) => _bytes.AsMemory(offset, length);

        public bool HasRoom(int length) => length <= BlockLength - _used;

        public HeldLine Add(ReadOnlySpan<byte> line)
        {
            var offset = _used;
            line.CopyTo(_bytes.AsSpan(offset));
            _used += line.Length;
            _references++;
            return new HeldLine(this, offset, line.Length);
        }

        /// <summary>Starts at the beginning again if all lines are released.</summary>
        public void TryReset()
        {
            if (_references == 1)
                _used = 0;
        }

        public void Release()
        {
            if (--_references == 0)
                _pool?.Return(_bytes);
        }
    }
}

/// <summary>A line in <see cref="LineMemory"/>.</summary>
/// <param name="block">The block that contains it.</param>
/// <param name="offset">The position of its first byte in the block.</param>
/// <param name="length">The number of bytes.</param>
internal readonly struct HeldLine(LineMemory.Block block, int offset, int length)
{
    public LineMemory.Block Block { get; } = block;

    public int Length => length;

    public ReadOnlyMemory<byte> Bytes => Block.Bytes(offset, length);
}
