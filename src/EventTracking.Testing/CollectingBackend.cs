namespace EventTracking.Testing;

/// <summary>A backend that keeps every event, for tests.</summary>
public sealed class CollectingBackend : IEventBackend
{
    private readonly Lock _gate = new();
    private readonly List<CollectedEvent> _events = [];

    /// <summary>Gets a snapshot of the events received so far, in order.</summary>
    public IReadOnlyList<CollectedEvent> Events
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    /// <inheritdoc/>
    public void Send(in EventEnvelope envelope)
    {
        var collected = new CollectedEvent(in envelope);
        lock (_gate)
            _events.Add(collected);
    }
}
