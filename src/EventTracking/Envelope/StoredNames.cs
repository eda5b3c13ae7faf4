using System.Text;
using EventTracking.Json;

namespace EventTracking.Envelope;

/// <summary>The names of events that were read back from storage, so that the events of a type share one string.</summary>
/// <remarks>
/// A table of fixed size, because untyped events may have any number of names. A name replaces another one with the same hash. Threads
/// need no lock: an entry never changes.
/// </remarks>
internal static class StoredNames
{
    private const int Size = 1_024;

    private static readonly Entry?[] Entries = new Entry?[Size];

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        ref var entry = ref Entries[KeyTable.HashOf(0, utf8) & (Size - 1)];
        var known = Volatile.Read(ref entry);
        if (known is null || !utf8.SequenceEqual(known.Utf8))
            Volatile.Write(ref entry, known = new Entry(utf8.ToArray(), Encoding.UTF8.GetString(utf8)));
        return known.Name;
    }

    private sealed record Entry(byte[] Utf8, string Name);
}
