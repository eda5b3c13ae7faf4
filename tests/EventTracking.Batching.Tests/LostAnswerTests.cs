namespace EventTracking.Batching.Tests;

/// <summary>The destination stores a batch but its response is lost.</summary>
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
                // The request times out and is canceled.
                lost++;
                clock.Advance(SomeOptions.RequestTimeout);
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }

            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock));

        pipeline.Emit(Events);
        Assert.True(await pipeline.FlushAsync());

        // After deduplication by id, every event is stored once and in order.
        Assert.Equal(pipeline.Emitted, byId.Keys);
        Assert.Equal(pipeline.EmittedLines, byId.Values);
        Assert.InRange(lost, 20, destination.Requests.Count / 10);
        Assert.Equal((lost * 500, 0), (repeated, changed));
        pipeline.AssertAccount(delivered: Events);
    }
}
