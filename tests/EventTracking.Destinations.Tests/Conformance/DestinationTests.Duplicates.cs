using System.Text.Json;
using EventTracking.Destinations.Tests.Faults;

namespace EventTracking.Destinations.Tests.Conformance;

public abstract partial class DestinationTests
{
    [DestinationFact(9)]
    public async Task Events_whose_answer_is_lost_are_sent_again()
    {
        using var proxy = destination.CreateProxy(loseEveryNthAnswer: 10);
        var (pipeline, target) = await ConnectAsync(proxy, static options => options.With(maxBatchCount: 50));
        await using var _ = pipeline;

        pipeline.EmitMany(3_000);

        await AssertAllArrivedAsync(pipeline, target, mayRepeat: true);
        Assert.True(proxy.LostAnswers >= 3, $"Only {proxy.LostAnswers} answers were lost.");
    }

    [DestinationFact(10)]
    public async Task Retries_have_the_same_ids()
    {
        using var proxy = destination.CreateProxy(Fault.Refuse);
        var (pipeline, target) = await ConnectAsync(proxy);
        await using var _ = pipeline;

        pipeline.EmitMany(10);
        await WaitUntilAsync(() => pipeline.Observed.Batches.Count >= 3);
        proxy.Set(Fault.None);

        await AssertAllArrivedAsync(pipeline, target);
        var first = pipeline.Observed.Batches[0].Ids;
        Assert.Equal(first, pipeline.Observed.Batches[1].Ids);
        Assert.Equal(first, pipeline.Observed.Batches[2].Ids);
    }

    [DestinationFact(11)]
    public async Task Events_that_the_server_rejects_are_dead_lettered_and_the_rest_of_the_batch_arrives()
    {
        var (pipeline, target) = await ConnectAsync(static options => options.With(maxBatchAge: TimeSpan.FromMinutes(5)));
        await using var _ = pipeline;

        var bad = Emit500(pipeline, destination.RejectedData, 0, 250, 499);
        await pipeline.FlushAsync();

        await AssertDeadLetteredAsync(pipeline, target, bad);
        Assert.Single(pipeline.Observed.Batches);
    }

    [DestinationFact(12)]
    public async Task An_invalid_event_is_found_by_halving_its_batch()
    {
        var (pipeline, target) = await ConnectAsync(static options => options.With(maxBatchAge: TimeSpan.FromMinutes(5)));
        await using var _ = pipeline;

        var bad = Emit500(pipeline, destination.InvalidData, 100, 101, 400);
        await pipeline.FlushAsync();

        await AssertDeadLetteredAsync(pipeline, target, bad);
        Assert.InRange(pipeline.Observed.Batches.Count, 2, 2 * bad.Count * (int)Math.Ceiling(Math.Log2(500)) + 1);
    }

    [DestinationFact(13)]
    public async Task An_oversize_event_is_dead_lettered_by_name_and_the_rest_arrives()
    {
        var (pipeline, target) = await ConnectAsync(static options => options.With(
            maxBatchCount: 500, maxBatchBytes: 256 * 1024 * 1024, queueCapacityBytes: 512 * 1024 * 1024));
        await using var _ = pipeline;

        pipeline.EmitMany(5);
        pipeline.Tracker.Emit("test.oversize", new Dictionary<string, object?> { ["text"] = new string('x', destination.OversizeBytes) });
        pipeline.EmitMany(5);
        await pipeline.FlushAsync();

        await AssertDeadLetteredAsync(pipeline, target, [pipeline.Emitted[5].Id]);
        Assert.Equal("test.oversize", Assert.Single(pipeline.DeadLetters.Events).Name);
    }

    [DestinationFact(14)]
    public async Task Batches_keep_the_limit_of_events()
    {
        var (pipeline, target) = await ConnectAsync(static options => options.With(maxBatchCount: 7));
        await using var _ = pipeline;

        pipeline.EmitMany(100);

        await AssertAllArrivedAsync(pipeline, target);
        Assert.All(pipeline.Observed.Batches, static batch => Assert.InRange(batch.Ids.Length, 1, 7));
    }

    [DestinationFact(15)]
    public async Task Batches_keep_the_limit_of_bytes()
    {
        var (pipeline, target) = await ConnectAsync(static options => options.With(maxBatchBytes: 10_000));
        await using var _ = pipeline;

        pipeline.EmitMany(200);
        pipeline.Tracker.Emit("test.large", new Dictionary<string, object?> { ["text"] = new string('x', 20_000) });
        pipeline.EmitMany(200);

        await AssertAllArrivedAsync(pipeline, target);
        Assert.All(pipeline.Observed.Batches, static batch => Assert.True(batch.Bytes <= 10_000 || batch.Ids.Length == 1));
    }

    [DestinationFact(16)]
    public async Task The_order_is_kept_over_retries()
    {
        using var proxy = destination.CreateProxy();
        var (pipeline, target) = await ConnectAsync(proxy, static options => options.With(maxBatchCount: 20));
        await using var _ = pipeline;

        for (var i = 0; i < 10; i++)
        {
            pipeline.EmitMany(100, first: i * 100);
            proxy.ResetAll();
            await WaitUntilAsync(() => pipeline.Account.Delivered >= i * 100);
        }

        await AssertAllArrivedAsync(pipeline, target, mayRepeat: true);
        var firsts = (await destination.ReadAsync(target, 1_000)).Select(static one => one.Id).Distinct();
        Assert.Equal(pipeline.Emitted.Select(static one => one.Id), firsts);
    }

    /// <summary>Emits 500 events, some of them with data that the server does not accept.</summary>
    /// <returns>The ids of those.</returns>
    private static IReadOnlyList<Guid> Emit500(Pipeline pipeline, string badData, params IReadOnlyList<int> bad)
    {
        var data = JsonElement.Parse(badData);
        for (var i = 0; i < 500; i++)
        {
            if (bad.Contains(i))
                pipeline.Tracker.Emit("test.bad", data);
            else
                pipeline.EmitMany(1, first: i);
        }

        return [.. bad.Select(index => pipeline.Emitted[index].Id)];
    }

    private async Task AssertDeadLetteredAsync(Pipeline pipeline, string target, IReadOnlyList<Guid> bad)
    {
        Assert.Equal(bad, pipeline.DeadLetters.Events.Select(static letter => letter.Id));
        Assert.All(pipeline.DeadLetters.Events, static letter =>
        {
            var reason = JsonElement.Parse(letter.Json).GetProperty("dead_letter");
            Assert.Equal("destination_rejected", reason.GetProperty("reason").GetString());
            Assert.NotEqual("", reason.GetProperty("detail").GetString());
        });
        Assert.Equal((pipeline.Emitted.Count - bad.Count, bad.Count), (pipeline.Account.Delivered, pipeline.Account.DeadLettered));
        await AssertArrivedAsync([.. pipeline.Emitted.Where(one => !bad.Contains(one.Id))], target);
    }
}
