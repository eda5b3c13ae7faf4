using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EventTracking.Benchmarks.Limit;

/// <summary>A context as the bytes that each event copies, padded so that they are copied in whole vectors.</summary>
internal sealed class RenderedContext
{
    private readonly byte[] _padded;
    private readonly int _length;

    public RenderedContext(ReadOnlySpan<byte> json)
    {
        _length = json.Length;
        _padded = new byte[PaddedLength];
        json.CopyTo(_padded);
    }

    /// <summary>How many bytes are stored, of which the last ones do not count.</summary>
    public int PaddedLength => (_length + Vector512<byte>.Count - 1) / Vector512<byte>.Count * Vector512<byte>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Append(ref byte at)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(_padded);
        for (var i = 0; i < _length; i += Vector512<byte>.Count)
            Vector512.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref at, (nuint)i);
        return ref Unsafe.Add(ref at, _length);
    }
}
