using EventTracking.Diagnostics;
using EventTracking.Line;

namespace EventTracking.Envelope;

/// <summary>Everything of an event except its bytes, for copies that outlive the envelope.</summary>
internal readonly struct EventHeader
{
    private readonly LineLayout _layout;
    private readonly IEventIdSource _ids;
    private readonly ulong _idLow;
    private readonly long _utcTicks;
    private readonly int _routingDepth;

    public EventHeader(in EventEnvelope envelope)
    {
        _layout = envelope.Layout;
        _ids = envelope.Ids;
        _idLow = envelope.IdLow;
        _utcTicks = envelope.Timestamp.UtcTicks;
        _routingDepth = envelope.Buffer?.RoutingDepth ?? 0;
        Name = envelope.Name;
        Descriptor = envelope.Descriptor;
    }

    public string Name { get; }

    public TrackedEventDescriptor? Descriptor { get; }

    public Guid Id => _ids.At(_utcTicks, _idLow);

    public DateTimeOffset Timestamp => new(_utcTicks, TimeSpan.Zero);

    /// <summary>Returns the event as it was when it was copied.</summary>
    /// <param name="buffer">The buffer for rewrites, which also gets the id and the routing depth of the event.</param>
    /// <param name="failures">Receives the failures of rewrites.</param>
    /// <param name="json">The bytes of the event.</param>
    public EventEnvelope Open(EventBuffer buffer, FailureReporter? failures, ReadOnlySpan<byte> json)
    {
        buffer.Ids = _ids;

        // The depth is kept, so that an event that is sent back to its own router cannot circulate forever.
        buffer.RoutingDepth = _routingDepth;
        return new EventEnvelope(buffer, failures, json, in _layout, Name, _idLow, _utcTicks, Descriptor);
    }
}
