namespace EventTracking.Batching.Tests.Delivery;

public class DestinationCallTests
{
    [Fact]
    public async Task A_call_is_used_again_after_its_answer()
    {
        var calls = 0;
        var call = CallOf((_, _) => new(++calls == 2 ? throw new IOException("No answer.") : BatchResult.Accepted));

        Assert.Equal(BatchResult.Accepted, await MakeAsync(call));
        await Assert.ThrowsAsync<IOException>(() => MakeAsync(call));
        Assert.Equal(BatchResult.Accepted, await MakeAsync(call));
        Assert.Equal((false, false), (call.IsRunning, call.IsAbandoned));
    }

    [Fact]
    public async Task Calls_that_are_answered_at_once_run_on_one_thread_one_after_the_other()
    {
        var (depth, threads) = (0, new List<int>());
        using var open = new ManualResetEventSlim();
        var call = CallOf((_, _) =>
        {
            Assert.Equal(1, ++depth);
            open.WaitInTime();
            threads.Add(Environment.CurrentManagedThreadId);
            depth--;
            return new(BatchResult.Accepted);
        });

        // The first answer waits until the worker awaits it. Had it arrived before, the worker would have continued on its own thread.
        var calls = MakeManyAsync(call, 1_000);
        open.Set();
        await calls.WaitAsync(Bounded.Limit, TestContext.Current.CancellationToken);

        Assert.Equal(1_000, threads.Count);
        Assert.Single(threads.Distinct());
    }

    [Fact]
    public async Task The_wait_for_an_answer_ends_although_the_destination_blocks()
    {
        using var answer = new CancellationTokenSource();
        using var open = new ManualResetEventSlim();
        using var entered = new SemaphoreSlim(0);
        var call = CallOf((_, _) =>
        {
            entered.Release();
            open.WaitInTime();
            return new(BatchResult.Accepted);
        });
        var made = MakeUntilAsync(call, answer.Token);
        entered.WaitInTime();

        await answer.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => made);
        var ended = call.WhenEnded();
        Assert.Equal((true, true, false), (call.IsRunning, call.IsAbandoned, ended.IsCompleted));

        open.Set();
        await ended.WaitAsync(Bounded.Limit, TestContext.Current.CancellationToken);
        Assert.False(call.IsRunning);
        Assert.True(call.WhenEnded().IsCompleted);
    }

    [Fact]
    public async Task An_answer_may_take_time()
    {
        var answer = new TaskCompletionSource<BatchResult>();
        var call = CallOf((_, _) => new(answer.Task));
        var made = MakeAsync(call);

        Bounded.Until(() => call.IsRunning);
        Assert.False(made.IsCompleted);
        answer.SetResult(BatchResult.Accepted);

        Assert.Equal(BatchResult.Accepted, await made);
        Assert.False(call.IsRunning);
    }

    private static async Task MakeManyAsync(DestinationCall call, int count)
    {
        for (var i = 0; i < count; i++)
            await MakeAsync(call).ConfigureAwait(false);
    }

    private static Task<BatchResult?> MakeAsync(DestinationCall call) => MakeUntilAsync(call, CancellationToken.None);

    private static async Task<BatchResult?> MakeUntilAsync(DestinationCall call, CancellationToken answer) =>
        await call.MakeAsync(new EventBatch([]), CancellationToken.None, answer).ConfigureAwait(false);

    private static DestinationCall CallOf(Func<EventBatch, CancellationToken, ValueTask<BatchResult>> send) => new(new Destination(send));

    private sealed class Destination(Func<EventBatch, CancellationToken, ValueTask<BatchResult>> send) : IEventBatchBackend
    {
        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken) => send(batch, cancellationToken);
    }
}
