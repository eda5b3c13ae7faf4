using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventTracking.Benchmarks.Limit;

/// <summary>Bytes that are JSON already.</summary>
internal static class Fragment
{
    /// <summary>Appends a constant: inlined, its length is known to the compiler, and the copy is a few stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Append(ref byte at, ReadOnlySpan<byte> constant)
    {
        constant.CopyTo(MemoryMarshal.CreateSpan(ref at, constant.Length));
        return ref Unsafe.Add(ref at, constant.Length);
    }
}
