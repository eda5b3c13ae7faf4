using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EventTracking.Json;

/// <summary>
/// Bytes that are written many times, with padding up to whole vectors: copying them is a few moves and no call. What the padding
/// leaves behind them is overwritten by what comes next.
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

    /// <summary>How many bytes there are.</summary>
    public int Length { get; }

    /// <summary>The room that a copy takes, padding included.</summary>
    public int PaddedLength => _blocks.Length;

    /// <summary>Copies them.</summary>
    /// <param name="destination">Room for <see cref="PaddedLength"/> bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(ref byte destination)
    {
        var blocks = _blocks;
        ref var source = ref MemoryMarshal.GetArrayDataReference(blocks);
        for (nuint i = 0; i < (nuint)blocks.Length; i += Block)
            Vector512.LoadUnsafe(ref source, i).StoreUnsafe(ref destination, i);
    }
}
