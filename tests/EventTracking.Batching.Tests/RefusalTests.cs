using EventTracking.Testing;

namespace EventTracking.Batching.Tests;

/// <summary>Rejected events go to the dead-letter backend, and all others arrive once.</summary>
public sealed class RefusalTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public async Task Rejected_events_are_dead_lettered_with_reasons_and_the_rest_arrive_once()
    {
        var destination = new ObservedDestination(
            BatchResult.Rejected(new RejectedEvent(0, "first"), new(250, "middle"), new(499, "last")));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));

        pipeline.Emit(500);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal(500, Assert.Single(destination.Requests).Count);
        Assert.Equal([0, 250, 499], pipeline.DeadLetters!.Events.Select(letter => pipeline.Emitted.ToList().IndexOf(letter.Id)));
        Assert.Equal(
            ["first", "middle", "last"],
            pipeline.DeadLetters.Events.Select(static letter => $"{SomeJson.FieldOf(letter, "dead_letter").GetProperty("detail")}"));
        Assert.Equal(
            pipeline.EmittedLines[250][..^1]
                + ",\"dead_letter\":{\"reason\":\"destination_rejected\",\"detail\":\"middle\",\"attempts\":1}}",
            pipeline.DeadLetters.Events[1].Json);
        pipeline.AssertAccount(delivered: 497, deadLettered: 3);
        var letters = pipeline.Tracker.GetAccount("batch/dead-letter");
        Assert.Equal((3, 3), (letters.Offered, letters.Delivered));
    }

    [Fact]
    public async Task Without_a_dead_letter_backend_rejected_events_are_dropped_and_counted()
    {
        var destination = new ObservedDestination(BatchResult.Rejected(new RejectedEvent(1, "no")));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, dropsRejected: true));

        pipeline.Emit(3);

        Assert.False(await pipeline.FlushAsync());
        pipeline.AssertAccount(delivered: 2, dropped: (DropReason.DestinationRejected, 1));
        Assert.Equal(["", "batch", "observer"], pipeline.Tracker.Accounts.Select(static account => account.Path));
    }

    [Fact]
    public async Task Invalid_indexes_and_duplicate_reasons_lose_no_event()
    {
        var destination = new ObservedDestination(BatchResult.Rejected(
            new RejectedEvent(1, "first"), new(1, "second"), new(-1, "below"), new(3, "above"), new(int.MaxValue, null!), new(2, null!)));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));

        pipeline.Emit(3);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal(
            ["first", ""],
            pipeline.DeadLetters!.Events.Select(
                static letter => SomeJson.FieldOf(letter, "dead_letter").GetProperty("detail").GetString()));
        Assert.Equal(3, pipeline.Tracker.CountFailures(TrackingFailureKind.BackendDegraded));
        pipeline.AssertAccount(delivered: 1, deadLettered: 2);
    }

    [Fact]
    public async Task A_long_response_is_not_stored_with_each_event()
    {
        var destination = new ObservedDestination(BatchResult.Rejected(new RejectedEvent(0, new string('x', 100_000))));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));

        pipeline.Emit(1);
        Assert.True(await pipeline.FlushAsync());

        Assert.InRange(pipeline.DeadLetters!.Events[0].Json.Length, 1_000, 1_300);
        pipeline.AssertAccount(delivered: 0, deadLettered: 1);
    }

    [Fact]
    public async Task Events_a_dead_letter_backend_throws_on_are_counted_as_lost()
    {
        var destination = new ObservedDestination(BatchResult.Rejected(new RejectedEvent(0, "no")));
        using var pipeline = new SomePipeline(
            destination, SomeOptions.With(_clock, deadLetter: new DelegateBackend(static (in _) => throw new IOException("full"))));

        pipeline.Emit(2);
        Assert.False(await pipeline.FlushAsync());

        var account = pipeline.Account;
        Assert.Equal((1, 1, 0), (account.Delivered, account.DeadLettered, account.Pending));
        Assert.True(account.IsBalanced);
        Assert.Equal([new(DropReason.BackendFailed, 1)], pipeline.Tracker.GetAccount("batch/dead-letter").Dropped);
    }

    [Fact]
    public async Task A_background_router_exposes_both_accounts()
    {
        var destination = new ObservedDestination(BatchResult.Rejected(new RejectedEvent(1, "no")));
        var letters = new CollectingBackend();
        var backend = new BatchingBackend(destination, SomeOptions.With(_clock, deadLetter: letters));
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["away"] = new BackgroundRoutingBackend(new Dictionary<string, IEventBackend> { ["batch"] = backend }),
        });

        for (var i = 0; i < 3; i++)
            tracker.Emit("test.event");
        Assert.True(await Elsewhere.Run(() => tracker.Flush(Timeout.InfiniteTimeSpan)));

        var (batch, dead) = (tracker.GetAccount("away/batch"), tracker.GetAccount("away/batch/dead-letter"));
        Assert.Equal((3, 2, 1, 0), (batch.Accepted, batch.Delivered, batch.DeadLettered, batch.Pending));
        Assert.Equal((1, 1), (dead.Accepted, dead.Delivered));
        Assert.True(batch.IsBalanced && dead.IsBalanced);
        Assert.Single(letters.Events);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(500)]
    public async Task An_invalid_batch_is_bisected_to_find_the_invalid_events(int events)
    {
        var random = new Random(events);
        for (var round = 0; round < 20; round++)
        {
            var bad = Enumerable.Range(0, random.Next(1, Math.Min(events, 6) + 1)).Select(_ => random.Next(events)).ToHashSet();
            await AssertBisectsAsync(events, bad);
        }
    }

    [Fact]
    public async Task Bisection_needs_few_requests_for_any_position()
    {
        foreach (var events in Enumerable.Range(1, 34))
        {
            for (var bad = 0; bad < events; bad++)
                await AssertBisectsAsync(events, [bad]);
        }
    }

    [Fact]
    public async Task An_oversize_batch_is_split()
    {
        var destination = new ObservedDestination(
            static request => request.Count > 100 ? BatchResult.Invalid("413") : BatchResult.Accepted);
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));

        pipeline.Emit(500);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal(pipeline.Emitted, TakenBy(destination, static request => request.Count <= 100));
        pipeline.AssertAccount(delivered: 500);
    }

    [Fact]
    public async Task Each_event_is_sent_alone_before_it_is_given_up()
    {
        var destination = new ObservedDestination(static _ => BatchResult.Invalid("400"));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock));

        pipeline.Emit(64);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal(127, destination.Requests.Count);
        Assert.Equal(pipeline.Emitted, TakenBy(destination, static request => request.Count == 1));
        pipeline.AssertAccount(delivered: 0, deadLettered: 64);
    }

    private async Task AssertBisectsAsync(int events, HashSet<int> bad)
    {
        var lines = new HashSet<string>();
        var destination = new ObservedDestination(
            request => request.Lines.Any(lines.Contains) ? BatchResult.Invalid("400") : BatchResult.Accepted);
        var letters = new CollectingBackend();
        using var pipeline = new SomePipeline(destination, SomeOptions.With(_clock, events + 1, deadLetter: letters));
        pipeline.Emit(events);
        lines.UnionWith(bad.Select(index => pipeline.EmittedLines[index]));

        Assert.True(await pipeline.FlushAsync());

        var most = (2 * bad.Count * Math.Log2(events)) + 1;
        Assert.True(destination.Requests.Count - 1 <= most, $"{destination.Requests.Count - 1} more requests for {bad.Count} of {events}");
        Assert.Equal(bad.Order().Select(index => pipeline.Emitted[index]), letters.Events.Select(static letter => letter.Id));
        Assert.Equal(
            Enumerable.Range(0, events).Except(bad).Select(index => pipeline.Emitted[index]),
            TakenBy(destination, request => !request.Lines.Any(lines.Contains)));
        pipeline.AssertAccount(delivered: events - bad.Count, deadLettered: bad.Count);
    }

    private static IEnumerable<Guid> TakenBy(ObservedDestination destination, Func<Request, bool> isTaken) =>
        destination.Requests.Where(isTaken).SelectMany(static request => request.Ids);
}
