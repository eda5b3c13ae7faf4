using EventTracking.Line;

namespace EventTracking.Routing;

/// <summary>Counts how many routers an event is inside of.</summary>
internal readonly ref struct RoutingDepth : IDisposable
{
    private readonly Emission? _emission;

    public RoutingDepth(in EventEnvelope envelope)
    {
        _emission = envelope.Emission;
        if (_emission is not null)
            Value = ++_emission.RoutingDepth;
    }

    public int Value { get; }

    public void Dispose()
    {
        if (_emission is not null)
            _emission.RoutingDepth--;
    }
}
