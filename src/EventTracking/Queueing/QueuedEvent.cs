using System.Runtime.CompilerServices;
using EventTracking.Diagnostics;
using EventTracking.Line;

namespace EventTracking.Queueing;

/// <summary>An event in a queue: all that makes an envelope, and where its bytes are.</summary>
internal readonly struct QueuedEvent
{
    private readonly Chunk _chunk;
    private readonly int _offset;
    private readonly int _length;
    private readonly int _routingDepth;
    private readonly LineLayout _layout;
    private readonly IEventIdSource _ids;
    private readonly ulong _idLow;
    private readonly long _utcTicks;
    private readonly TrackedEventDescriptor? _descriptor;

    public QueuedEvent(in EventEnvelope envelope, Chunk chunk, int offset, long enqueued)
    {
        _chunk = chunk;
        _offset = offset;
        _length = envelope.Json.Length;
        _routingDepth = envelope.Buffer?.RoutingDepth ?? 0;
        _layout = envelope.Layout;
        _ids = envelope.Ids;
        _idLow = envelope.IdLow;
        _utcTicks = envelope.Timestamp.UtcTicks;
        _descriptor = envelope.Descriptor;
        Name = envelope.Name;
        Enqueued = enqueued;
    }

    public string Name { get; }

    /// <summary>The line; valid until <see cref="Release"/>.</summary>
    public ReadOnlyMemory<byte> Json => _chunk.Bytes(_offset, _length);

    /// <summary>When it came, as a timestamp of the clock.</summary>
    public long Enqueued { get; }

    /// <summary>How many bytes of a queue's capacity it takes.</summary>
    public int Cost => CostOf(_length);

    public static int CostOf(int length) => length + Unsafe.SizeOf<QueuedEvent>();

    /// <summary>The event as it was when it was queued; valid until <see cref="Release"/>.</summary>
    public EventEnvelope Open(EventBuffer buffer, FailureReporter? failures)
    {
        buffer.Ids = _ids;

        // An event that comes back to its queue is further inside, so that it does not go round for ever.
        buffer.RoutingDepth = _routingDepth;
        return new EventEnvelope(buffer, failures, Json.Span, in _layout, Name, _idLow, _utcTicks, _descriptor);
    }

    /// <summary>Gives the bytes back.</summary>
    public void Release() => _chunk.Release();
}
