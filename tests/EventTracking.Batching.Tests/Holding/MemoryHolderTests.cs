namespace EventTracking.Batching.Tests.Holding;

/// <summary>Events are held in order and within the byte limit until they are settled.</summary>
public sealed class MemoryHolderTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public void Events_are_taken_in_order_up_to_the_limit_and_at_least_one()
    {
        var held = new MemoryHolder(long.MaxValue, _clock);
        foreach (var length in (int[])[10, 10, 1_000, 10])
            Add(held, length);

        var first = held.Take(1, long.MaxValue);
        var second = held.Take(10, 1_000);
        var third = held.Take(10, 1);
        var fourth = held.Take(10, long.MaxValue);

        Assert.Equal([1, 1, 1, 1], [first.Count, second.Count, third.Count, fourth.Count]);
        Assert.Equal([1, 2, 3, 4], new[] { first, second, third, fourth }.Select(static taken => taken[0].Sequence));
        Assert.True(third[0].Json.Length > 1_000);
        Assert.Equal(0, held.Take(10, long.MaxValue).Count);
    }

    [Fact]
    public void Taken_events_occupy_capacity_until_settled()
    {
        var cost = CostOf(10);
        var held = new MemoryHolder(2 * cost, _clock);
        Assert.Equal([EnqueueResult.Added, EnqueueResult.Added, EnqueueResult.Full], [Add(held, 10), Add(held, 10), Add(held, 10)]);
        var taken = held.Take(2, long.MaxValue);

        Assert.Equal(EnqueueResult.Full, Add(held, 10));
        Assert.Equal((2, 2 * cost), (held.Count, held.Bytes));

        held.LetGo(held.Claim(taken[..1]));

        Assert.Equal((1, cost), (held.Count, held.Bytes));
        Assert.Equal(EnqueueResult.Added, Add(held, 10));
        Assert.Equal(3, held.LastSequence);
    }

    [Fact]
    public void Waiting_events_are_counted_until_taken()
    {
        var held = new MemoryHolder(long.MaxValue, _clock);
        Assert.Equal(default, held.Waiting);

        Add(held, 10);
        var one = held.Waiting;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Add(held, 20);
        var two = held.Waiting;

        Assert.Equal((1, 1L), (one.Count, one.OldestSequence));
        Assert.Equal(
            (2, (2 * one.Bytes) + 10, 1L, TimeSpan.FromSeconds(1)), (two.Count, two.Bytes, two.OldestSequence, two.OldestAge));
        held.Take(1, long.MaxValue);
        Assert.Equal((1, one.Bytes + 10, 2L), (held.Waiting.Count, held.Waiting.Bytes, held.Waiting.OldestSequence));
        held.Take(1, long.MaxValue);
        Assert.Equal(default, held.Waiting);
    }

    [Fact]
    public void The_worker_is_woken_once_per_request_when_enough_events_or_bytes_wait()
    {
        var held = new MemoryHolder(long.MaxValue, _clock);
        var calls = 0;
        var succeeds = true;
        held.SetWakeUp(() =>
        {
            calls++;
            return succeeds;
        });

        Add(held, 10);
        Assert.Equal(0, calls);

        // Events that were added before the request count as well.
        held.WakeAt(1, long.MaxValue);
        Assert.Equal(1, calls);
        Add(held, 10);
        Assert.Equal(1, calls);
        held.WakeAt(3, long.MaxValue);
        Assert.Equal(1, calls);
        Add(held, 10);
        Add(held, 10);
        Assert.Equal(2, calls);
        held.WakeAt(100, held.Waiting.Bytes + 1_000);
        Add(held, 10);
        Assert.Equal(2, calls);
        Add(held, 1_000);
        Assert.Equal(3, calls);

        // A wake-up that failed is repeated by the next event.
        held.WakeAt(7, long.MaxValue);
        succeeds = false;
        Add(held, 10);
        succeeds = true;
        Add(held, 10);
        Add(held, 10);
        Assert.Equal(5, calls);
    }

    [Fact]
    public void An_event_ages_while_being_sent()
    {
        var held = new MemoryHolder(long.MaxValue, _clock);
        Add(held, 10);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Add(held, 10);
        var taken = held.Take(1, long.MaxValue);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(3), held.OldestAge);
        held.LetGo(held.Claim(taken));
        Assert.Equal(TimeSpan.FromSeconds(1), held.OldestAge);
    }

    [Fact]
    public void A_wait_covers_earlier_events_only()
    {
        var held = new MemoryHolder(long.MaxValue, _clock);
        Assert.True(held.WhenDrained().IsCompletedSuccessfully);
        Add(held, 10);
        Add(held, 10);
        var both = held.WhenDrained();
        Add(held, 10);
        var taken = held.Take(3, long.MaxValue);

        // Settle the last events first, as when part of a batch is rejected: the first event is still held.
        held.LetGo(held.Claim(taken[1..]));
        Assert.False(both.IsCompleted);
        held.LetGo(held.Claim(taken[..1]));
        Assert.True(both.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_wait_is_not_prolonged_by_new_events()
    {
        var held = new MemoryHolder(long.MaxValue, _clock);
        Add(held, 10);
        var one = held.WhenDrained();
        Add(held, 10);

        held.LetGo(held.Claim(held.Take(1, long.MaxValue)));

        Assert.True(one.IsCompletedSuccessfully);
        Assert.Equal(1, held.Count);
    }

    [Fact]
    public void A_claimed_event_is_held_until_counted()
    {
        var held = new MemoryHolder(long.MaxValue, _clock);
        Add(held, 10);
        var claimed = held.Claim(held.Take(1, long.MaxValue));
        var settled = held.WhenDrained();

        Assert.Equal((1, false), (held.Count, settled.IsCompleted));
        held.LetGo(claimed);
        Assert.Equal((0, true), (held.Count, settled.IsCompleted));
    }

    [Fact]
    public void Disposal_does_not_claim_an_event_again()
    {
        var held = new MemoryHolder(long.MaxValue, _clock);
        for (var i = 0; i < 3; i++)
            Add(held, 10);
        var taken = held.Take(2, long.MaxValue);
        var first = held.Claim(taken[..1]);

        held.Close();
        var rest = held.ClaimRest();

        Assert.Equal((1, 2), (first.Count, rest.Count));
        Assert.Equal(0, held.Claim(taken).Count);
        Assert.Equal(0, held.Take(1, long.MaxValue).Count);
        Assert.Equal(EnqueueResult.Closed, Add(held, 10));
        held.LetGo(rest);
        Assert.Equal(1, held.Count);
        held.LetGo(first);
        Assert.Equal((0, 0), (held.Count, held.Bytes));
        Assert.True(held.WhenDrained().IsCompletedSuccessfully);
    }

    private static EnqueueResult Add(MemoryHolder held, int textLength)
    {
        var result = default(EnqueueResult);
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["held"] = new DelegateBackend((in envelope) => result = held.TryAdd(in envelope)),
        });
        tracker.Emit("test.event", new Dictionary<string, object?> { ["text"] = new string('x', textLength) });
        return result;
    }

    private static int CostOf(int textLength)
    {
        var cost = 0;
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["cost"] = new DelegateBackend((in envelope) => cost = envelope.Json.Length + StoredEvent.Overhead),
        });
        tracker.Emit("test.event", new Dictionary<string, object?> { ["text"] = new string('x', textLength) });
        return cost;
    }
}
