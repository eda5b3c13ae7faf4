using System.Runtime.InteropServices;

namespace EventTracking.Threading;

/// <summary>
/// Separates fields that one thread writes for every event from neighboring objects on the heap, which other threads may read: threads
/// would wait for each other without sharing data (docs/decisions/027). A class derives from this one, and declares
/// <see cref="CacheLines"/> last.
/// </summary>
internal abstract class CacheLinePadded
{
    // A field, because the runtime ignores the size that the layout of a class declares.
    internal readonly CacheLines Before;
}

/// <summary>Two cache lines: CPUs fetch lines in pairs.</summary>
[StructLayout(LayoutKind.Explicit, Size = Length)]
internal readonly struct CacheLines
{
    public const int Length = 128;
}
