using EventTracking.Line;

namespace EventTracking.Routing;

/// <summary>Counts how many routers an event is inside of.</summary>
internal readonly ref struct RoutingDepth : IDisposable
{
    private readonly EventBuffer? _buffer;

    public RoutingDepth(in EventEnvelope envelope)
    {
        _buffer = envelope.Buffer;
        if (_buffer is not null)
            Value = ++_buffer.RoutingDepth;
    }

    public int Value { get; }

    public void Dispose()
    {
        if (_buffer is not null)
            _buffer.RoutingDepth--;
    }
}
