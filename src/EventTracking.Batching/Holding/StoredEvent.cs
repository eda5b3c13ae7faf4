using System.Runtime.CompilerServices;

namespace EventTracking.Batching;

/// <summary>An event in memory. It is valid until its line is released.</summary>
/// <param name="envelope">The event.</param>
/// <param name="line">The copy of its line.</param>
/// <param name="added">The time at which it was added, as a timestamp of the clock.</param>
internal readonly struct StoredEvent(in EventEnvelope envelope, HeldLine line, long added)
{
    public EventHeader Header { get; } = EventHeader.Of(in envelope);

    public HeldLine Line { get; } = line;

    public ReadOnlyMemory<byte> Json => Line.Bytes;

    public long Added { get; } = added;

    /// <summary>Returns the number of bytes of the capacity that an event uses.</summary>
    public static int CostOf(int lineLength) => lineLength + Unsafe.SizeOf<StoredEvent>();
}
