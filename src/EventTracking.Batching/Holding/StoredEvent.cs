using System.Runtime.CompilerServices;

namespace EventTracking.Batching;

/// <summary>An event in memory, except its line.</summary>
/// <param name="envelope">The event.</param>
/// <param name="added">The time at which it was added, by <see cref="Threading.CoarseTime"/>.</param>
internal readonly struct StoredEvent(in EventEnvelope envelope, long added)
{
    /// <summary>The number of bytes that an event uses in addition to its line: this struct, and the position of the line.</summary>
    public static readonly int Overhead = Unsafe.SizeOf<StoredEvent>() + sizeof(long);

    /// <summary>The event. A field, so that it can be read without a copy.</summary>
    public readonly EventHeader Header = EventHeader.Of(in envelope);

    public long Added { get; } = added;
}
