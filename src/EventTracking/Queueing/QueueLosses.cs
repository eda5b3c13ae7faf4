namespace EventTracking.Queueing;

/// <summary>Events that a queue dropped together, for one report.</summary>
internal struct QueueLosses
{
    private DropReason _reason;
    private string? _first;
    private long _events;

    public void Add(DropReason reason, string name)
    {
        _reason = reason;
        _first ??= name;
        _events++;
    }

    public readonly void Report(BackendAccount account) => account.Drop(_reason, _first ?? "", _events);
}
