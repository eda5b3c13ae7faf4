using System.Text;
using Polly;

namespace EventTracking.Batching.Tests;

/// <summary>Failed batches are retried with growing delays until the deadline.</summary>
public sealed class RetryTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public async Task A_failed_batch_is_retried_and_arrives_in_order()
    {
        var clock = new TestClock { Passes = SomeOptions.Break + TimeSpan.FromSeconds(20) };
        var destination = new ObservedDestination((_, number, cancellation) => number switch
        {
            0 => new(BatchResult.RetryLater(reason: "busy")),
            1 => throw new IOException("refused"),
            2 => new((BatchResult)null!),
            3 => ValueTask.FromException<BatchResult>(new OperationCanceledException("the destination's own")),
            _ => new(BatchResult.Accepted),
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock, maxBatchCount: 2));

        pipeline.Emit(4);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal(6, destination.Requests.Count);
        Assert.All(destination.Requests.Take(5), request => Assert.Equal(destination.Requests[0].Lines, request.Lines));
        Assert.Equal(pipeline.Emitted, destination.Requests.Skip(4).SelectMany(static request => request.Ids));
        Assert.Equal(0, destination.Overlaps);
        pipeline.AssertAccount(delivered: 4);
    }

    [Fact]
    public async Task A_slow_request_is_canceled_and_retried()
    {
        var asked = new TaskCompletionSource();
        var destination = new ObservedDestination(async (_, number, cancellation) =>
        {
            if (number > 0)
                return BatchResult.Accepted;

            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));

        pipeline.Emit(1);
        var flush = pipeline.FlushAsync();
        await asked.Task.InTime();
        _clock.Advance(SomeOptions.RequestTimeout);
        await _clock.PassAsync(TimeSpan.FromSeconds(0.5));

        Assert.True(await flush);
        Assert.Equal(2, destination.Requests.Count);
        pipeline.AssertAccount(delivered: 1);
    }

    [Fact]
    public async Task A_late_response_still_counts()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var destination = new ObservedDestination(async (_, _, _) =>
        {
            asked.SetResult();
            await answer.Task;
            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));

        pipeline.Emit(1);
        var flush = pipeline.FlushAsync();
        await asked.Task.InTime();
        _clock.Advance(10 * SomeOptions.RequestTimeout);
        answer.SetResult();

        Assert.True(await flush);
        Assert.Single(destination.Requests);
        pipeline.AssertAccount(delivered: 1);
    }

    [Fact]
    public async Task A_batch_is_given_up_at_its_deadline_and_the_next_is_sent()
    {
        var (deadline, longestPause) = (TimeSpan.FromMinutes(10), SomeOptions.Break + TimeSpan.FromSeconds(20));
        var clock = new TestClock { Passes = longestPause };
        var lastTry = TimeSpan.Zero;
        string? poison = null;
        var destination = new ObservedDestination(request =>
        {
            if (request.Lines[0] != Volatile.Read(ref poison))
                return BatchResult.Accepted;

            // Without a deadline the batch would be delivered, and the account would show it.
            lastTry = clock.Elapsed;
            return lastTry > 2 * deadline ? BatchResult.Accepted : BatchResult.RetryLater(reason: "not you");
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock, maxBatchCount: 2, deadline: deadline));

        pipeline.Emit(1);
        poison = pipeline.EmittedLines[0];
        pipeline.Emit(3);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal(pipeline.Emitted.Take(2), pipeline.DeadLetters!.Events.Select(static letter => letter.Id));
        var letter = SomeJson.FieldOf(pipeline.DeadLetters.Events[0], "dead_letter");
        Assert.Equal(
            ("expired", "RetryLater: not you"), (letter.GetProperty("reason").GetString(), letter.GetProperty("detail").GetString()));
        Assert.Equal(destination.Requests.Count - 1, letter.GetProperty("attempts").GetInt32());
        Assert.Equal(pipeline.Emitted.Skip(2), destination.Requests[^1].Ids);
        Assert.InRange(lastTry, deadline - longestPause, deadline);
        pipeline.AssertAccount(delivered: 2, deadLettered: 2);
    }

    [Fact]
    public async Task Without_a_dead_letter_backend_given_up_events_count_as_expired()
    {
        var clock = new TestClock { Passes = SomeOptions.Break + TimeSpan.FromSeconds(20) };
        var destination = new ObservedDestination((_, _, _) => throw new IOException("away"));
        using var pipeline = new SomePipeline(
            destination, SomeOptions.With(clock, dropsRejected: true, deadline: TimeSpan.FromMinutes(10)));

        pipeline.Emit(3);

        Assert.False(await pipeline.FlushAsync());
        pipeline.AssertAccount(delivered: 0, dropped: (DropReason.Expired, 3));
    }

    [Fact]
    public async Task A_destination_that_ignores_cancellation_gets_no_further_requests()
    {
        // Retry delays pass automatically; request timeouts and batch deadlines pass when the test advances the clock.
        var clock = new TestClock { Passes = SomeOptions.Break + TimeSpan.FromSeconds(20) };
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var destination = new ObservedDestination(async (_, number, _) =>
        {
            if (number > 0)
                return BatchResult.Accepted;

            asked.SetResult();
            await answer.Task;
            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock, maxBatchCount: 1, deadline: TimeSpan.FromMinutes(10)));

        pipeline.Emit(2);
        var flush = pipeline.FlushAsync();
        await asked.Task.InTime();
        await clock.UntilSetAsync(SomeOptions.RequestTimeout);
        clock.Advance(TimeSpan.FromMinutes(10));

        // The second batch waits for the first request to end. Its own request then fails in time and is retried.
        await clock.UntilSetAsync(TimeSpan.FromMinutes(10));
        await clock.PassAsync(SomeOptions.RequestTimeout);
        await clock.UntilSetAsync(SomeOptions.RequestTimeout);
        Assert.Single(destination.Requests);
        Assert.Equal((1, 1), (pipeline.Account.DeadLettered, pipeline.Account.Pending));
        answer.SetResult();
        Assert.True(await flush);
        Assert.Equal(0, destination.Overlaps);
        pipeline.AssertAccount(delivered: 1, deadLettered: 1);
    }

    [Fact]
    public async Task A_batch_held_by_a_hanging_destination_is_never_overwritten()
    {
        var (asked, answer) = (new TaskCompletionSource<ReadOnlyMemory<byte>>(), new TaskCompletionSource());
        var destination = new KeepingDestination(asked, answer.Task);
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, maxBatchCount: 1, deadline: TimeSpan.FromMinutes(10)));

        pipeline.Emit(1);
        var kept = await asked.Task.InTime();
        var flush = pipeline.FlushAsync();
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await flush);
        pipeline.Tracker.Emit("another.event");

        Assert.Equal(pipeline.EmittedLines[0], Encoding.UTF8.GetString(kept.Span));
        pipeline.AssertAccount(delivered: 0, deadLettered: 1, pending: 1);
        answer.SetResult();
        Assert.True(await pipeline.FlushAsync());
        pipeline.AssertAccount(delivered: 1, deadLettered: 1);
    }

    [Fact]
    public async Task A_retry_waits_as_long_as_the_destination_requests()
    {
        var destination = new ObservedDestination(BatchResult.RetryLater(TimeSpan.FromSeconds(90)));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));

        pipeline.Emit(1);
        var flush = pipeline.FlushAsync();
        await _clock.PassAsync(TimeSpan.FromSeconds(90.5));

        Assert.True(await flush);
        pipeline.AssertAccount(delivered: 1);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(60.0, 60.0)]
    [InlineData(300.0, 300.0)]
    [InlineData(301.0, 300.0)]
    [InlineData(1e9, 300.0)]
    [InlineData(-1.0, 0.0)]
    [InlineData(-1e9, 0.0)]
    public void Requested_delays_are_capped_at_five_minutes_and_invalid_ones_ignored(double asked, double granted)
    {
        var answer = Outcome.FromResult(BatchResult.RetryLater(TimeSpan.FromSeconds(asked)));

        Assert.Equal(TimeSpan.FromSeconds(granted + 0.5), RetryPause.After(SomeOptions.With(_clock), answer, 0));
        Assert.Equal(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(0.5), RetryPause.After(
            SomeOptions.With(_clock), Outcome.FromResult(BatchResult.RetryLater(TimeSpan.MaxValue)), 0));
        Assert.Equal(TimeSpan.FromSeconds(0.5), RetryPause.After(
            SomeOptions.With(_clock), Outcome.FromResult(BatchResult.RetryLater(TimeSpan.MinValue)), 0));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 16)]
    [InlineData(5, 20)]
    [InlineData(1_000_000, 20)]
    [InlineData(int.MaxValue, 20)]
    public void Retry_delays_are_jittered_and_double_up_to_the_limit(int retry, double span)
    {
        var random = new Random(7);
        var options = SomeOptions.With(_clock, random: random.NextDouble);
        var failure = Outcome.FromException<BatchResult>(new IOException());
        var pauses = Enumerable.Range(0, 10_000).Select(_ => RetryPause.After(options, failure, retry).TotalSeconds / span).ToArray();

        // About a thousand clients fall in each tenth of the span, and none outside it.
        Assert.All(pauses, static pause => Assert.InRange(pause, 0, 1));
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(pauses.Count(pause => (int)(pause * 10) == tenth), 850, 1_150));
    }

    private sealed class KeepingDestination(TaskCompletionSource<ReadOnlyMemory<byte>> asked, Task answer) : IEventBatchBackend
    {
        public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            asked.TrySetResult(batch.GetJson(0));
            await answer;
            return BatchResult.Accepted;
        }
    }
}
