using System.Runtime.CompilerServices;
using EventTracking.Diagnostics;
using EventTracking.Line;

namespace EventTracking.Queueing;

/// <summary>An event in a queue: everything needed to create its envelope, and the location of its bytes.</summary>
internal readonly struct QueuedEvent
{
    private readonly Chunk _chunk;
    private readonly int _offset;
    private readonly int _length;
    private readonly EventHeader _header;

    public QueuedEvent(in EventEnvelope envelope, Chunk chunk, int offset, long enqueued)
    {
        _chunk = chunk;
        _offset = offset;
        _length = envelope.Json.Length;
        _header = EventHeader.Of(in envelope);
        Enqueued = enqueued;
    }

    public string Name => _header.Name;

    /// <summary>Gets the line; valid until <see cref="Release"/>.</summary>
    public ReadOnlyMemory<byte> Json => _chunk.Bytes(_offset, _length);

    /// <summary>Gets the time at which the event was enqueued, as a timestamp of the clock.</summary>
    public long Enqueued { get; }

    /// <summary>Gets the number of bytes of the queue's capacity that the event uses.</summary>
    public int Cost => CostOf(_length);

    public static int CostOf(int length) => length + Unsafe.SizeOf<QueuedEvent>();

    /// <summary>Returns the event as it was when it was enqueued; valid until <see cref="Release"/>.</summary>
    public EventEnvelope Open(EventBuffer buffer, FailureReporter failures) => _header.Open(buffer, failures, Json.Span);

    /// <summary>Releases the bytes.</summary>
    public void Release() => _chunk.Release();
}
