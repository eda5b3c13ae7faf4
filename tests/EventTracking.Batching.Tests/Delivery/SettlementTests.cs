namespace EventTracking.Batching.Tests.Delivery;

/// <summary>An event has one outcome, even if the backend is disposed while a worker gives up events.</summary>
public sealed class SettlementTests
{
    private readonly MemoryHolder _held = new(long.MaxValue, TimeProvider.System);
    private readonly BackendAccount _account = new();

    [Fact]
    public void No_event_is_dead_lettered_after_the_rest_was_dropped()
    {
        Settlement? settlement = null;
        var letters = 0;
        settlement = new Settlement(_held, _account, new DeadLetters(new DelegateBackend((in _) =>
        {
            letters++;
            settlement!.DropRest();
        })));
        var taken = Take(3);

        settlement.GiveUp(taken, DropReason.DestinationRejected, "no");
        settlement.HandOver(taken);

        Assert.Equal((1, 0), (letters, _held.Count));
    }

    private ArraySegment<HeldEvent> Take(int count)
    {
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["held"] = new DelegateBackend((in envelope) => _held.TryAdd(in envelope)),
        });
        for (var i = 0; i < count; i++)
            tracker.Emit("test.event");
        return _held.Take(count, long.MaxValue);
    }
}
