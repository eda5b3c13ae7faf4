using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventTracking.Json;

/// <summary>
/// Bytes that are copied often, padded to whole vectors, so that a copy is a few instructions without a call. The next write overwrites
/// the padding.
/// </summary>
internal sealed class PaddedBytes
{
    private const int Block = 64;

    private readonly byte[] _blocks;

    public PaddedBytes(ReadOnlySpan<byte> bytes)
    {
        Length = bytes.Length;
        _blocks = new byte[(bytes.Length + Block - 1) / Block * Block];
        bytes.CopyTo(_blocks);
    }

    /// <summary>The number of bytes without padding.</summary>
    public int Length { get; }

    /// <summary>The number of bytes that a copy writes, including the padding.</summary>
    public int PaddedLength => _blocks.Length;

    /// <summary>Copies the bytes and the padding.</summary>
    /// <param name="destination">Space for <see cref="PaddedLength"/> bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(ref byte destination)
    {
        var blocks = _blocks;
        ref var source = ref MemoryMarshal.GetArrayDataReference(blocks);
        for (nuint i = 0; i < (nuint)blocks.Length; i += Block)
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref destination, i), ref Unsafe.Add(ref source, i), Block);
    }
}
