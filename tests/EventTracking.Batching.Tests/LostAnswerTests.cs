namespace EventTracking.Batching.Tests;

/// <summary>The destination has stored a batch, and nobody hears of it.</summary>
public sealed class LostAnswerTests
{
    private const int Events = 100_000;

    [Fact]
    public async Task Lost_responses_lose_no_events_and_retries_send_identical_ones()
    {
        var clock = new TestClock { Passes = TimeSpan.FromSeconds(20) };
        var byId = new Dictionary<Guid, string>();
        var (repeated, changed, lost) = (0, 0, 0);
        var destination = new ObservedDestination(async (request, number, cancellation) =>
        {
            foreach (var (id, line) in request.Ids.Zip(request.Lines))
            {
                if (byId.TryAdd(id, line))
                    continue;

                repeated++;
                changed += byId[id] == line ? 0 : 1;
            }

            if (number % 10 == 4)
            {
                // The time for the answer passes, and the request is ended.
                lost++;
                clock.Advance(SomeOptions.RequestTimeout);
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }

            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock));

        pipeline.Emit(Events);
        Assert.True(await pipeline.FlushAsync());

        // By their ids no event is there twice, and each is there in the order in which it was emitted.
        Assert.Equal(pipeline.Emitted, byId.Keys);
        Assert.Equal(pipeline.EmittedLines, byId.Values);
        Assert.InRange(lost, 20, destination.Requests.Count / 10);
        Assert.Equal((lost * 500, 0), (repeated, changed));
        pipeline.AssertAccount(delivered: Events);
    }
}
