using System.Runtime.InteropServices;

namespace EventTracking.Threading;

/// <summary>
/// A number with cache lines of its own, because other threads write it, or read the fields around it (docs/decisions/027).
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 2 * CacheLines.Length)]
internal struct PaddedLong
{
    [FieldOffset(CacheLines.Length)]
    public long Value;
}
