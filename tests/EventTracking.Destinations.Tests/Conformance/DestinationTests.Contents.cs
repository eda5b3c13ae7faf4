using System.Text.Json;

namespace EventTracking.Destinations.Tests.Conformance;

public abstract partial class DestinationTests
{
    [DestinationFact(1)]
    public async Task One_event_arrives()
    {
        var (pipeline, target) = await ConnectAsync();
        await using var _ = pipeline;

        pipeline.EmitMany(1);

        await AssertAllArrivedAsync(pipeline, target);
    }

    [DestinationFact(2)]
    public async Task A_thousand_events_arrive()
    {
        var (pipeline, target) = await ConnectAsync();
        await using var _ = pipeline;

        pipeline.EmitMany(1_000);

        await AssertAllArrivedAsync(pipeline, target);
    }

    [DestinationFact(3)]
    public async Task A_hundred_thousand_events_arrive_in_order()
    {
        var (pipeline, target) = await ConnectAsync(static options => new BatchingOptions
        {
            MaxBatchCount = 1_000,
            QueueCapacityBytes = 128 * 1024 * 1024,
        });
        await using var _ = pipeline;

        pipeline.EmitMany(100_000);
        await pipeline.FlushAsync();

        var arrived = await destination.ReadAsync(target, 100_000);
        Assert.Equal(pipeline.Emitted.Select(static one => one.Id), arrived.Select(static one => one.Id));
    }

    [DestinationFact(4)]
    public async Task Every_kind_of_field_arrives_exactly()
    {
        var (pipeline, target) = await ConnectAsync();
        await using var _ = pipeline;

        pipeline.Tracker.Emit(SomeEvents.AllKinds);
        pipeline.Tracker.Emit("test.exact.numbers", SomeEvents.ExactNumbers);
        pipeline.Tracker.Emit("test.earliest", data: null, DateTimeOffset.UnixEpoch.AddTicks(10));
        pipeline.Tracker.Emit("test.leap.second", data: null, new DateTimeOffset(2038, 1, 19, 3, 14, 8, TimeSpan.Zero).AddTicks(-10));

        await AssertAllArrivedAsync(pipeline, target);
    }

    [DestinationFact(5)]
    public async Task Hostile_texts_arrive_exactly()
    {
        var (pipeline, target) = await ConnectAsync();
        await using var _ = pipeline;

        var values = new Shared.RandomValues(new Random(20));
        for (var i = 0; i < 1_000; i++)
            pipeline.Tracker.Emit($"test.hostile.{i}", values.NextData().Data);
        pipeline.Tracker.Emit(
            "test.nul", new Dictionary<string, object?> { ["a\0b"] = "c\0", ["\\u0000"] = "\\\\u0000", ["\\\0"] = "\\\0" });

        await AssertAllArrivedAsync(pipeline, target);
    }

    [DestinationFact(6)]
    public async Task Empty_data_arrives()
    {
        var (pipeline, target) = await ConnectAsync();
        await using var _ = pipeline;

        pipeline.Tracker.Emit("test.empty");
        pipeline.Tracker.Emit("test.empty.array", JsonElement.Parse("[]"));
        pipeline.Tracker.Emit("test.null", JsonElement.Parse("null"));
        pipeline.Tracker.Emit("test.text", JsonElement.Parse("\"\""));

        await AssertAllArrivedAsync(pipeline, target);
    }

    [DestinationFact(7)]
    public async Task Names_with_odd_characters_arrive_exactly()
    {
        var (pipeline, target) = await ConnectAsync();
        await using var _ = pipeline;

        foreach (var name in SomeEvents.OddNames)
            pipeline.Tracker.Emit(name);

        await AssertAllArrivedAsync(pipeline, target);
    }

    [DestinationFact(8)]
    public async Task The_context_arrives_exactly()
    {
        var (pipeline, target) = await ConnectAsync();
        await using var _ = pipeline;

        var session = new EventContext { ["user_id"] = 10938, ["host"] = "courses.example.org", ["nul"] = "\0" };
        var request = new EventContext { ["depth"] = new Dictionary<string, object?> { ["a"] = 1.5m } };
        using (pipeline.Tracker.Context("session", session))
        using (pipeline.Tracker.Context("request", request))
            pipeline.EmitMany(2);
        pipeline.EmitMany(1);

        await AssertAllArrivedAsync(pipeline, target);
    }
}
