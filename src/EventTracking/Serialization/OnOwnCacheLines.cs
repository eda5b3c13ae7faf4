using System.Runtime.InteropServices;

namespace EventTracking.Serialization;

/// <summary>
/// Keeps what one thread writes at every event apart from its neighbours on the heap, which other threads may read at every event: they
/// would wait for each other without sharing anything. A class puts itself behind this one, and <see cref="CacheLines"/> at its end.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = CacheLines.Length)]
internal abstract class OnOwnCacheLines;

/// <summary>Two cache lines, because processors fetch lines in pairs.</summary>
[StructLayout(LayoutKind.Explicit, Size = Length)]
internal readonly struct CacheLines
{
    public const int Length = 128;
}
