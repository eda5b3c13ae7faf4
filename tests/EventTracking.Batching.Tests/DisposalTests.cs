namespace EventTracking.Batching.Tests;

/// <summary>Several callers, including the destination, may dispose a batching backend.</summary>
public sealed class DisposalTests
{
    private static TrackerOptions WithoutLimit { get; } = new() { ShutdownTimeout = Timeout.InfiniteTimeSpan };

    [Fact]
    public async Task A_second_disposal_waits_for_the_first()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var backend = new BatchingBackend(
            new ActingDestination { OnSend = () => Wait(asked, answer.Task), OnDispose = static () => default });
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["batch"] = backend }, options: WithoutLimit);
        tracker.Emit("test.event");

        var first = tracker.DisposeAsync().AsTask();
        await asked.Task.InTime();
        var second = backend.DisposeAsync().AsTask();
        Assert.False(second.IsCompleted);
        answer.SetResult();
        await second.InTime();

        Assert.Equal(1, tracker.GetAccount("batch").Delivered);
        await first.InTime();
    }

    [Fact]
    public async Task A_destination_may_dispose_its_tracker_and_backend_while_sending_or_disposing()
    {
        Tracker? tracker = null;
        BatchingBackend? backend = null;
        var (asked, began) = (new TaskCompletionSource(), new TaskCompletionSource());
        var disposals = 0;
        var destination = new ActingDestination
        {
            OnSend = async () =>
            {
                await Wait(asked, began.Task);
                await tracker!.DisposeAsync();
                tracker.Dispose();
                Interlocked.Increment(ref disposals);
            },
            OnDispose = async () =>
            {
                await backend!.DisposeAsync();
                await tracker!.DisposeAsync();
                backend.Dispose();
                tracker.Dispose();
                Interlocked.Increment(ref disposals);
            },
        };
        backend = new BatchingBackend(destination, new BatchingOptions { MaxBatchCount = 1 });
        tracker = new Tracker(new Dictionary<string, IEventBackend> { ["batch"] = backend }, options: WithoutLimit);
        TrackerRegistry.Register(tracker, nameof(DisposalTests));
        tracker.Emit("test.event");
        await asked.Task.InTime();

        var disposal = tracker.DisposeAsync().AsTask();
        await Elsewhere.Run(() => Bounded.Until(() => !IsRegistered(nameof(DisposalTests))));
        began.SetResult();
        await disposal.InTime();

        Assert.Equal((1, 2), (tracker.GetAccount("batch").Delivered, Volatile.Read(ref disposals)));
    }

    [Fact]
    public async Task A_flush_by_a_sending_destination_returns_false_immediately()
    {
        Tracker? tracker = null;
        var flushed = new TaskCompletionSource<bool>();
        var destination = new ActingDestination
        {
            OnSend = async () => flushed.TrySetResult(await tracker!.FlushAsync(Timeout.InfiniteTimeSpan)),
        };
        tracker = new Tracker(
            new Dictionary<string, IEventBackend>
            {
                ["batch"] = new BatchingBackend(destination, new BatchingOptions { MaxBatchCount = 1 }),
            },
            options: WithoutLimit);

        tracker.Emit("test.event");

        Assert.False(await flushed.Task.InTime());
        await tracker.DisposeAsync().AsTask().InTime();
    }

    /// <summary>Whether the tracker of that name has not begun to be disposed.</summary>
    private static bool IsRegistered(string name)
    {
        try
        {
            TrackerRegistry.Get(name);
            return true;
        }
        catch (KeyNotFoundException)
        {
            return false;
        }
    }

    private static Task Wait(TaskCompletionSource asked, Task answer)
    {
        asked.TrySetResult();
        return answer;
    }

    private sealed class ActingDestination : IEventBatchBackend, IAsyncDisposable
    {
        public Func<Task> OnSend { get; init; } = static () => Task.CompletedTask;

        public Func<ValueTask> OnDispose { get; init; } = static () => default;

        public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            await OnSend();
            return BatchResult.Accepted;
        }

        public ValueTask DisposeAsync() => OnDispose();
    }
}
