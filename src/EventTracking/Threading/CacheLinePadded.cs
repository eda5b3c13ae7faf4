using System.Runtime.InteropServices;

namespace EventTracking.Threading;

/// <summary>
/// Keeps what one thread writes at every event apart from its neighbours on the heap, which other threads may read at every event: they
/// would wait for each other without sharing anything. A class puts itself behind this one, and <see cref="CacheLines"/> at its end.
/// </summary>
internal abstract class CacheLinePadded
{
    // A field, because the runtime takes no notice of the size that the layout of a class asks for.
    internal readonly CacheLines Before;
}

/// <summary>Two cache lines, because processors fetch lines in pairs.</summary>
[StructLayout(LayoutKind.Explicit, Size = Length)]
internal readonly struct CacheLines
{
    public const int Length = 128;
}
