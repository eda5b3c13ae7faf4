namespace EventTracking.Batching.Tests.Holding;

/// <summary>Threads add events without a lock while the worker takes them, sleeps, and is stopped.</summary>
public sealed class MemoryHolderStressTests
{
    private const int Producers = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, int> _next = [];

    [Fact]
    public async Task The_worker_misses_no_wake_up_and_takes_every_event_in_order()
    {
        const int events = 3_000;
        using var some = new SomeHolder();
        using var wakeUps = new SemaphoreSlim(0);
        some.Held.SetWakeUp(() => wakeUps.Release() >= 0);

        // Each thread waits until its event has been taken, so no later event makes up for a missed wake-up.
        var seen = new int[Producers];
        using var failed = new CancellationTokenSource();
        var producers = Producing(some, events, (producer, i) =>
        {
            while (Volatile.Read(ref seen[producer]) <= i)
            {
                failed.Token.ThrowIfCancellationRequested();
                Thread.Yield();
            }
        });
        for (var taken = 0; taken < Producers * events;)
        {
            var batch = some.Held.Take(100, long.MaxValue);
            if (batch.Count == 0)
            {
                some.Held.WakeAt(1, long.MaxValue);
                if (!await wakeUps.WaitAsync(Limit, TestContext.Current.CancellationToken))
                {
                    await failed.CancelAsync();
                    Assert.Fail("The worker was not woken.");
                }
            }

            taken += batch.Count;
            AssertInOrder(batch);
            foreach (var held in batch)
                seen[SomeHolder.ProducerOf(held)]++;
            some.Settle(batch);
        }

        await producers;
        Assert.Equal((0, 0), (some.Held.Count, some.Held.Bytes));
    }

    [Fact]
    public async Task The_capacity_is_never_exceeded_and_fully_used()
    {
        const int events = 5_000, capacity = 100_000;
        using var some = new SomeHolder(capacity);
        var producers = Producing(some, events, static (_, _) => { });
        var (taken, most) = (0L, 0L);
        while (!producers.IsCompleted || some.Held.Count > 0)
        {
            most = Math.Max(most, some.Held.Bytes);
            var batch = some.Held.Take(50, long.MaxValue);
            taken += batch.Count;
            AssertInOrder(batch);
            some.Settle(batch);
        }

        await producers;
        Assert.Equal(some.Added, taken);
        Assert.InRange(most, capacity / 2, capacity);
        Assert.Equal((0, 0), (some.Held.Count, some.Held.Bytes));
    }

    [Fact]
    public async Task Every_added_event_is_claimed_once_when_the_backend_is_disposed_meanwhile()
    {
        for (var round = 0; round < 100; round++)
        {
            using var some = new SomeHolder();
            var claimed = 0L;
            var producers = Producing(some, 200, static (_, _) => { });
            var worker = Elsewhere.Run(() =>
            {
                while (!producers.IsCompleted || some.Held.Waiting.Count > 0)
                {
                    var batch = some.Held.Take(7, long.MaxValue);
                    var own = some.Held.Claim(batch);
                    Interlocked.Add(ref claimed, own.Count);
                    some.Held.LetGo(own);
                    some.Held.Recycle(batch);
                }
            });
            var drained = some.Held.WhenDrained();
            var disposals = Enumerable.Range(0, 2).Select(_ => Elsewhere.Run(() =>
            {
                some.Held.Close();
                var rest = some.Held.ClaimRest();
                Interlocked.Add(ref claimed, rest.Count);
                some.Held.LetGo(rest);
            }));
            await Task.WhenAll([producers, worker, drained, .. disposals]).InTime();

            Assert.Equal(some.Added, claimed);
            Assert.Equal((0, 0), (some.Held.Count, some.Held.Bytes));
            Assert.True(some.Held.WhenDrained().IsCompletedSuccessfully);
        }
    }

    /// <summary>Adds events on several threads.</summary>
    private static Task Producing(SomeHolder some, int events, Action<int, int> onAdded) =>
        Task.WhenAll(Enumerable.Range(0, Producers).Select(producer => Elsewhere.Run(() =>
        {
            for (var i = 0; i < events; i++)
            {
                some.Add(i, producer, padding: i % 300);
                onAdded(producer, i);
            }
        })));

    /// <summary>Asserts that the events of each producer are in order. Some may be missing, because the holder was full.</summary>
    private void AssertInOrder(ArraySegment<HeldEvent> batch)
    {
        foreach (var held in batch)
        {
            var number = SomeHolder.NumberOf(held);
            Assert.InRange(number, _next.GetValueOrDefault(held.Name), int.MaxValue);
            _next[held.Name] = number + 1;
        }
    }
}
