namespace EventTracking.Batching.Tests;

/// <summary>The end comes in time whatever the destination does, and what is left is counted exactly.</summary>
public sealed class ShutdownTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly TestClock _clock = new();

    [Fact]
    public async Task A_flush_and_the_end_wait_no_longer_than_they_may_for_a_destination_that_hangs()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var destination = new ObservedDestination(async (_, _, _) =>
        {
            asked.SetResult();
            await answer.Task;
            return BatchResult.Taken;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 10));
        pipeline.Emit(25);
        await asked.Task.InTime();

        var flush = Elsewhere.Run(() => pipeline.Backend.Flush(Timeout));
        await _clock.PassAsync(Timeout);
        Assert.False(await flush);
        pipeline.AssertAccount(delivered: 0, pending: 25);

        // The flush has waited in vain; the end does not wait again.
        await Elsewhere.Run(pipeline.Backend.Dispose);
        pipeline.AssertAccount(delivered: 0, dropped: (DropReason.Shutdown, 25));

        // What the destination says then is too late: the events are counted already.
        answer.SetResult();
        pipeline.Emit(1);
        Assert.Single(destination.Requests);
        pipeline.AssertAccount(delivered: 0, dropped: (DropReason.Shutdown, 26));
    }

    [Fact]
    public async Task The_end_waits_five_seconds_for_events_that_no_flush_has_waited_for()
    {
        var asked = new TaskCompletionSource();
        using var released = new ManualResetEventSlim();
        var destination = new ObservedDestination((_, _, _) =>
        {
            // Hangs without ever returning a task.
            asked.SetResult();
            released.Wait(CancellationToken.None);
            return new(BatchResult.Taken);
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 1));
        pipeline.Emit(3);
        await asked.Task.InTime();

        var dispose = Elsewhere.Run(pipeline.Backend.Dispose);
        await _clock.UntilSetAsync(TimeSpan.FromSeconds(5));
        Assert.False(dispose.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await dispose;

        pipeline.AssertAccount(delivered: 0, dropped: (DropReason.Shutdown, 3));
        released.Set();
    }

    [Fact]
    public async Task The_end_sends_what_waits()
    {
        var destination = new ObservedDestination();
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));
        pipeline.Emit(25);

        await pipeline.Backend.DisposeAsync().AsTask().InTime();
        await pipeline.Backend.DisposeAsync().AsTask().InTime();

        Assert.Equal(pipeline.Emitted, Assert.Single(destination.Requests).Ids);
        pipeline.AssertAccount(delivered: 25);
    }

    [Fact]
    public async Task The_end_interrupts_a_pause_and_drops_what_is_left()
    {
        var destination = new ObservedDestination(BatchResult.TryLater(TimeSpan.FromMinutes(4)));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 10));
        pipeline.Emit(25);
        await _clock.UntilSetAsync(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(0.5));

        var dispose = Elsewhere.Run(pipeline.Backend.Dispose);
        await _clock.PassAsync(TimeSpan.FromSeconds(5));
        await dispose;

        Assert.Single(destination.Requests);
        pipeline.AssertAccount(delivered: 0, dropped: (DropReason.Shutdown, 25));
    }

    [Fact]
    public async Task A_dead_letter_backend_that_hangs_does_not_keep_the_end_from_coming()
    {
        var asked = new TaskCompletionSource();
        using var released = new ManualResetEventSlim();
        var destination = new ObservedDestination(static _ => BatchResult.BadBatch("no"));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 1, deadLetter: new DelegateBackend((in _) =>
        {
            asked.SetResult();
            released.Wait(CancellationToken.None);
        })));
        pipeline.Emit(3);
        await asked.Task.InTime();

        var dispose = Elsewhere.Run(pipeline.Backend.Dispose);
        await _clock.PassAsync(TimeSpan.FromSeconds(5));
        await dispose;

        pipeline.AssertAccount(delivered: 0, dropped: (DropReason.Shutdown, 3));
        released.Set();
    }

    [Fact]
    public async Task Emits_that_race_with_the_end_are_sent_or_counted()
    {
        for (var round = 0; round < 50; round++)
        {
            var destination = new ObservedDestination();
            using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 7));
            var emitters = Enumerable.Range(0, 4).Select(_ => Elsewhere.Run(() => pipeline.Emit(200))).ToArray();
            await Elsewhere.Run(pipeline.Backend.Dispose);
            await Task.WhenAll(emitters).InTime();

            var sent = destination.Requests.Sum(static request => request.Count);
            var dropped = 800 - sent;
            pipeline.AssertAccount(sent, dropped: dropped == 0 ? [] : [(DropReason.Shutdown, dropped)]);
        }
    }

    [Fact]
    public void The_end_comes_on_a_thread_that_runs_its_own_continuations()
    {
        var before = SynchronizationContext.Current;
        try
        {
            // Nothing that is posted to it ever runs, as on a thread that waits.
            SynchronizationContext.SetSynchronizationContext(new NeverRunning());
            var destination = new ObservedDestination();
            using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));
            pipeline.Emit(10);

            Assert.True(pipeline.Backend.Flush(System.Threading.Timeout.InfiniteTimeSpan));
            pipeline.Emit(10);
            pipeline.Backend.Dispose();

            pipeline.AssertAccount(delivered: 20);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Fact]
    public async Task The_destination_and_the_dead_letter_backend_are_disposed_of_whatever_the_first_one_does()
    {
        var letters = new DisposableBackend();
        var destination = new ThrowingDisposable();
        var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, deadLetter: letters));

        await Elsewhere.Run(pipeline.Tracker.Dispose);

        Assert.True(letters.IsDisposed);
        Assert.Equal(1, pipeline.Tracker.CountFailures(TrackingFailureKind.ShutdownFailed));
    }

    private sealed class NeverRunning : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    private sealed class DisposableBackend : IEventBackend, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Send(in EventEnvelope envelope)
        {
        }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class ThrowingDisposable : IEventBatchBackend, IAsyncDisposable
    {
        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken) => new(BatchResult.Taken);

        public ValueTask DisposeAsync() => throw new IOException("closed already");
    }
}
