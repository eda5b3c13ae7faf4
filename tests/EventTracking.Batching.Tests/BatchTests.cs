using System.Text;

namespace EventTracking.Batching.Tests;

/// <summary>When a batch is sent and what it contains.</summary>
public sealed class BatchTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public async Task A_batch_is_sent_at_its_maximum_event_count()
    {
        var destination = new ObservedDestination();
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 3));

        pipeline.Emit(7);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal([3, 3, 1], destination.Requests.Select(static request => request.Count));
        Assert.Equal(pipeline.EmittedLines, destination.Requests.SelectMany(static request => request.Lines));
        pipeline.AssertAccount(delivered: 7);
    }

    [Fact]
    public async Task A_batch_is_sent_at_its_maximum_size_and_a_larger_event_is_sent_alone()
    {
        var destination = new ObservedDestination();
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchBytes: 1_000));
        EmitText(pipeline, 400);
        EmitText(pipeline, 400);
        EmitText(pipeline, 2_000);
        EmitText(pipeline, 10);

        Assert.True(await pipeline.FlushAsync());

        Assert.Equal(pipeline.Emitted, destination.Requests.SelectMany(static request => request.Ids));
        Assert.All(
            destination.Requests,
            static request => Assert.True(request.Count == 1 || request.Lines.Sum(static line => line.Length) <= 1_000));
        Assert.Contains(destination.Requests, static request => request.Count == 1 && request.Lines[0].Length > 1_000);
        pipeline.AssertAccount(delivered: 4);
    }

    [Theory]
    [InlineData(2, 1_000_000)]
    [InlineData(500, 1_000)]
    public async Task A_batch_that_fills_up_is_sent_before_its_maximum_age(int maxBatchCount, int maxBatchBytes)
    {
        var sent = new TaskCompletionSource();
        var destination = new ObservedDestination(_ =>
        {
            sent.TrySetResult();
            return BatchResult.Accepted;
        });
        var age = TimeSpan.FromSeconds(7);
        using var pipeline = new SomePipeline(
            destination, SomeOptions.With(_clock, maxBatchCount: maxBatchCount, maxBatchBytes: maxBatchBytes, maxBatchAge: age));

        EmitText(pipeline, 400);
        await _clock.UntilSetAsync(age);
        Assert.Empty(destination.Requests);
        EmitText(pipeline, 400);

        await sent.Task.InTime();
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Fact]
    public async Task A_batch_is_sent_when_its_oldest_event_reaches_the_maximum_age()
    {
        var sent = new TaskCompletionSource();
        var destination = new ObservedDestination(_ =>
        {
            sent.SetResult();
            return BatchResult.Accepted;
        });
        var age = TimeSpan.FromSeconds(7);
        using var metrics = new Metrics();
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchAge: age));

        pipeline.Emit(1);
        await _clock.UntilSetAsync(age);
        _clock.Advance(age - TimeSpan.FromSeconds(1));
        pipeline.Emit(1);
        Assert.Empty(destination.Requests);
        pipeline.AssertAccount(delivered: 0, pending: 2);
        Assert.Equal(age - TimeSpan.FromSeconds(1), pipeline.Backend.OldestAge);
        Assert.Equal([$"bytes batch {pipeline.Backend.QueuedBytes}", "oldest_age batch 6"], metrics.Read("queue"));

        _clock.Advance(TimeSpan.FromSeconds(1));
        await sent.Task.InTime();
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal(2, Assert.Single(destination.Requests).Count);
        Assert.Equal(TimeSpan.Zero, pipeline.Backend.OldestAge);
        pipeline.AssertAccount(delivered: 2);
    }

    [Fact]
    public async Task Events_in_a_batch_are_unchanged()
    {
        var seen = "";
        var destination = new ScriptedDestination(batch =>
        {
            var envelope = batch[0];
            seen = $"{envelope.Name} {envelope.DataJson.Length} {envelope.ContextJson.Length} "
                + $"{Encoding.UTF8.GetString(batch.GetJson(0).Span)}";
            Assert.Equal(batch.GetJson(0).Span, envelope.Json);
            Assert.Contains("\"more\":1", Encoding.UTF8.GetString(envelope.WithField("more", 1).Json), StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => batch.GetJson(1));
            Assert.Throws<ArgumentOutOfRangeException>(() => batch.GetJson(-1));
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));

        using (pipeline.Tracker.Context("session", new EventContext { ["user_id"] = 7 }))
            pipeline.Emit(1);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal($"test.event {"{\"n\":0}".Length} {"{\"user_id\":7}".Length} {pipeline.EmittedLines[0]}", seen);
        Assert.Throws<ObjectDisposedException>(() => destination.Last!.GetJson(0));
        pipeline.AssertAccount(delivered: 1);
    }

    [Fact]
    public async Task The_execution_context_does_not_flow_to_the_destination()
    {
        var flow = new AsyncLocal<string> { Value = "the emitter's" };
        string? seen = "not asked";
        using var pipeline = new SomePipeline(new ScriptedDestination(_ => seen = flow.Value), SomeOptions.With(_clock));

        pipeline.Emit(1);
        Assert.True(await pipeline.FlushAsync());

        Assert.Null(seen);
        pipeline.AssertAccount(delivered: 1);
    }

    [Fact]
    public async Task An_event_is_dropped_and_counted_when_the_queue_is_full()
    {
        var gate = new TaskCompletionSource();
        var destination = new ObservedDestination(async (_, _, _) =>
        {
            await gate.Task;
            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 2, queueCapacityBytes: 1_000));

        // Events being sent also occupy the queue.
        pipeline.Emit(20);
        var held = pipeline.Account.Pending;
        Assert.InRange(pipeline.Backend.QueuedBytes, 1, 1_000);
        pipeline.AssertAccount(delivered: 0, pending: held, dropped: (DropReason.QueueFull, 20 - held));
        gate.SetResult();
        Assert.False(await pipeline.FlushAsync());
        pipeline.Emit(1);
        Assert.True(await pipeline.FlushAsync());

        Assert.InRange(held, 2, 6);
        Assert.Equal(
            pipeline.Emitted.Take((int)held).Append(pipeline.Emitted[^1]), destination.Requests.SelectMany(static request => request.Ids));
        pipeline.AssertAccount(delivered: held + 1, dropped: (DropReason.QueueFull, 20 - held));
    }

    private static void EmitText(SomePipeline pipeline, int length) =>
        pipeline.Tracker.Emit("test.event", new Dictionary<string, object?> { ["text"] = new string('x', length) });

    private sealed class ScriptedDestination(Action<EventBatch> onBatch) : IEventBatchBackend
    {
        public EventBatch? Last { get; private set; }

        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            Last = batch;
            onBatch(batch);
            return new(BatchResult.Accepted);
        }
    }
}
