using System.Runtime.CompilerServices;

namespace EventTracking.Batching;

/// <summary>An event in memory. It is valid until its line is released.</summary>
/// <param name="envelope">The event.</param>
/// <param name="line">The copy of its line.</param>
/// <param name="added">The time at which it was added, as a timestamp of the clock.</param>
internal readonly struct StoredEvent(in EventEnvelope envelope, HeldLine line, long added)
{
    private readonly EventHeader _header = EventHeader.Of(in envelope);

    public string Name => _header.Name;

    public HeldLine Line { get; } = line;

    public ReadOnlyMemory<byte> Json => Line.Bytes;

    public long Added { get; } = added;

    /// <summary>Gets the number of bytes of the capacity that the event uses.</summary>
    public int Cost => CostOf(Line.Length);

    public static int CostOf(int lineLength) => lineLength + Unsafe.SizeOf<StoredEvent>();

    public EventEnvelope Open() => _header.Open(Json.Span);
}
