using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Lifetime;

/// <summary>A flush of a queue waits without a thread of its own.</summary>
public sealed class FlushThreadTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_is_drained_by_the_thread_that_flushes()
    {
        var queue = new DrainingBackend();
        using var tracker = new Tracker(SomeBackends.Only(queue));
        var caller = Environment.CurrentManagedThreadId;

        var flush = tracker.FlushAsync(Limit, Token);
        queue.Complete();

        Assert.True(await flush);
        Assert.Equal([caller], queue.Threads);
    }

    [Fact]
    public async Task Flushes_that_are_awaited_at_the_same_time_share_the_next_drain()
    {
        var queue = new DrainingBackend();
        using var tracker = new Tracker(SomeBackends.Only(queue));

        var flushes = Enumerable.Range(0, 64).Select(_ => tracker.FlushAsync(Limit, Token).AsTask()).ToArray();

        Assert.Single(queue.Threads);
        queue.Complete();
        Assert.True(await flushes[0].WaitAsync(Limit, Token));
        Bounded.Until(() => queue.Threads.Count == 2);
        Assert.DoesNotContain(flushes[1..], static flush => flush.IsCompleted);
        queue.Complete();
        Assert.All(await Task.WhenAll(flushes).WaitAsync(Limit, Token), Assert.True);
        Assert.Equal(2, queue.Threads.Count);
    }

    [Fact]
    public async Task An_awaited_flush_ends_at_its_deadline()
    {
        var queue = new DrainingBackend();
        using var tracker = new Tracker(SomeBackends.Only(queue));

        Assert.False(await tracker.FlushAsync(TimeSpan.FromMilliseconds(1), Token).AsTask().WaitAsync(Limit, Token));

        queue.Complete();
    }

    [Fact]
    public async Task A_canceled_flush_ends_although_the_queue_hangs()
    {
        var queue = new DrainingBackend();
        using var tracker = new Tracker(SomeBackends.Only(queue));
        using var cancellation = new CancellationTokenSource();

        var flush = tracker.FlushAsync(Timeout.InfiniteTimeSpan, cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush.WaitAsync(Limit, Token));
        queue.Complete();
    }

    [Fact]
    public void A_queue_is_drained_without_the_synchronization_context_of_the_caller()
    {
        var queue = new DrainingBackend();
        using var tracker = new Tracker(SomeBackends.Only(queue));
        var own = SynchronizationContext.Current;
        var context = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            queue.Complete();
            Assert.True(tracker.Flush(Limit));
            Assert.Same(context, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(own);
        }

        Assert.False(queue.HasSeenContext);
    }

    /// <summary>A queue without events, whose drains complete one by one.</summary>
    private sealed class DrainingBackend : QueueingBackend
    {
        private readonly SemaphoreSlim _completed = new(0);

        public List<int> Threads { get; } = [];

        public bool HasSeenContext { get; private set; }

        protected override long PendingEvents => 0;

        public void Complete() => _completed.Release();

        public override void Send(in EventEnvelope envelope)
        {
            Account.Offer();
            Account.Deliver();
        }

        protected override Task DrainAsync()
        {
            HasSeenContext |= SynchronizationContext.Current is not null;
            lock (Threads)
                Threads.Add(Environment.CurrentManagedThreadId);
            return _completed.WaitAsync(CancellationToken.None);
        }

        protected override void CloseQueue() => _completed.Release(100);

        protected override void StopWorkers()
        {
        }

        protected override void DropPending()
        {
        }
    }
}
