using EventTracking.Threading;

namespace EventTracking.Batching;

/// <summary>
/// The events that have been taken and are not settled, in order, and settled ones after an older one that is not. Not thread-safe. The
/// worker changes it for every event, hence the padding.
/// </summary>
internal sealed class TakenEvents : CacheLinePadded
{
    internal readonly CacheLines After;

    private HeldEvent? _last;

    /// <summary>Gets the oldest event that is not settled; <see langword="null"/> if there is none.</summary>
    public HeldEvent? Oldest { get; private set; }

    public void Add(HeldEvent taken)
    {
        if (Oldest is null)
            Oldest = taken;
        else
            _last!.Next = taken;
        _last = taken;
    }

    /// <summary>Removes the settled events before the oldest one that is not settled.</summary>
    public void RemoveSettled()
    {
        while (Oldest is { State: HeldEventState.Settled } settled)
            (Oldest, settled.Next) = (settled.Next, null);
    }

    public HeldEvent[] ToArray()
    {
        var all = new List<HeldEvent>();
        for (var next = Oldest; next is not null; next = next.Next)
            all.Add(next);
        return [.. all];
    }
}
