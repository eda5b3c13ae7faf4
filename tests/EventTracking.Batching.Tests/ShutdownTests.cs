namespace EventTracking.Batching.Tests;

/// <summary>Disposal ends in time for any destination behavior, and the remaining events are counted exactly.</summary>
public sealed class ShutdownTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>How long disposal waits for events.</summary>
    private static readonly TimeSpan EventTimeout = TimeSpan.FromSeconds(5) * 0.9;

    /// <summary>How long disposal waits for the destination if there is a dead-letter backend.</summary>
    private static readonly TimeSpan DestinationTimeout = TimeSpan.FromSeconds(5) * 0.7;

    private readonly TestClock _clock = new();

    [Fact]
    public async Task Flush_and_disposal_end_at_their_deadlines_with_a_hanging_destination()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var destination = new ObservedDestination(async (_, _, _) =>
        {
            asked.SetResult();
            await answer.Task;
            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 10));
        pipeline.Emit(25);
        await asked.Task.InTime();

        var flush = Elsewhere.Run(() => pipeline.Backend.Flush(Timeout));
        await _clock.PassAsync(Timeout);
        Assert.False(await flush);
        pipeline.AssertAccount(delivered: 0, pending: 25);

        var dispose = Elsewhere.Run(pipeline.Backend.Dispose);
        await _clock.PassAsync(DestinationTimeout);
        await dispose;
        pipeline.AssertAccount(delivered: 0, deadLettered: 25);

        // The response is late: the events are already counted.
        answer.SetResult();
        pipeline.Emit(1);
        Assert.Single(destination.Requests);
        pipeline.AssertAccount(delivered: 0, deadLettered: 25, dropped: (DropReason.Shutdown, 1));
    }

    [Fact]
    public async Task Disposal_waits_five_seconds_for_a_hanging_destination()
    {
        var asked = new TaskCompletionSource();
        using var released = new ManualResetEventSlim();
        var destination = new ObservedDestination((_, _, _) =>
        {
            // Blocks without returning a task.
            asked.SetResult();
            released.Wait(CancellationToken.None);
            return new(BatchResult.Accepted);
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 1, dropsRejected: true));
        pipeline.Emit(3);
        await asked.Task.InTime();

        var dispose = Elsewhere.Run(pipeline.Backend.Dispose);
        await _clock.UntilSetAsync(EventTimeout);
        Assert.False(dispose.IsCompleted);
        _clock.Advance(EventTimeout);
        await dispose;

        pipeline.AssertAccount(delivered: 0, dropped: (DropReason.Shutdown, 3));
        released.Set();
    }

    [Fact]
    public async Task Disposal_sends_pending_events()
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
    public async Task Disposal_interrupts_a_retry_delay_and_dead_letters_the_rest()
    {
        var destination = new ObservedDestination(BatchResult.RetryLater(TimeSpan.FromMinutes(4)));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 10));
        pipeline.Emit(25);
        await _clock.UntilSetAsync(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(0.5));

        var dispose = Elsewhere.Run(pipeline.Backend.Dispose);
        await _clock.PassAsync(DestinationTimeout);
        await dispose;

        Assert.Single(destination.Requests);
        pipeline.AssertAccount(delivered: 0, deadLettered: 25);
        Assert.Equal(25, pipeline.DeadLetters!.Events.Select(static e => e.Id).Distinct().Count());
        Assert.All(pipeline.DeadLetters.Events, static e => Assert.Contains("\"reason\":\"shutdown\"", e.Json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hanging_dead_letter_backend_does_not_block_disposal()
    {
        var asked = new TaskCompletionSource();
        using var released = new ManualResetEventSlim();
        var destination = new ObservedDestination(static _ => BatchResult.Invalid("no"));
        using var pipeline = new SomePipeline(
            destination, SomeOptions.With(_clock, maxBatchCount: 1, deadLetter: new DelegateBackend((in _) =>
            {
                asked.SetResult();
                released.Wait(CancellationToken.None);
            })));
        pipeline.Emit(3);
        await asked.Task.InTime();

        var dispose = Elsewhere.Run(pipeline.Backend.Dispose);
        await _clock.PassAsync(DestinationTimeout);
        await _clock.PassAsync(EventTimeout - DestinationTimeout);
        await dispose;

        pipeline.AssertAccount(delivered: 0, dropped: (DropReason.Shutdown, 3));
        released.Set();
    }

    [Fact]
    public async Task Without_a_dead_letter_backend_the_rest_is_dropped()
    {
        var destination = new ObservedDestination(BatchResult.RetryLater(TimeSpan.FromMinutes(4)));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 10, dropsRejected: true));
        pipeline.Emit(25);
        await _clock.UntilSetAsync(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(0.5));

        var dispose = Elsewhere.Run(pipeline.Backend.Dispose);
        await _clock.PassAsync(EventTimeout);
        await dispose;

        Assert.Single(destination.Requests);
        pipeline.AssertAccount(delivered: 0, dropped: (DropReason.Shutdown, 25));
    }

    [Fact]
    public async Task A_disposal_after_a_shorter_flush_keeps_its_own_deadline()
    {
        var answer = new TaskCompletionSource();
        var destination = new ObservedDestination(async (_, _, _) =>
        {
            await answer.Task;
            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 10));
        pipeline.Emit(10);
        Assert.False(pipeline.Backend.Flush(TimeSpan.Zero));

        var dispose = Elsewhere.Run(pipeline.Backend.Dispose);
        await _clock.UntilSetAsync(DestinationTimeout);
        answer.SetResult();
        await dispose;

        pipeline.AssertAccount(delivered: 10);
    }

    [Fact]
    public async Task Emits_racing_disposal_are_sent_or_counted()
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
    public void Disposal_completes_on_a_single_threaded_synchronization_context()
    {
        var before = SynchronizationContext.Current;
        try
        {
            // Posted callbacks never run, as on a blocked thread.
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
    public async Task Destination_and_dead_letter_backend_are_both_disposed()
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
        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken) => new(BatchResult.Accepted);

        public ValueTask DisposeAsync() => throw new IOException("closed already");
    }
}
