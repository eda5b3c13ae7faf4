using System.Text.Json;
using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests;

public sealed class TrackerImportTests
{
    private static readonly DateTimeOffset Earlier = new DateTimeOffset(2014, 3, 1, 10, 0, 0, TimeSpan.FromHours(2)).AddMicroseconds(7);
    private static readonly Guid SomeId = Guid.Parse("6f2ec2b4-3a0f-4a2c-9d3e-0d9f1b2c3d4e");

    [Fact]
    public void Imported_events_keep_their_time_and_id()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit(new VideoStopped("v", 1), Earlier, SomeId);
        tracking.Tracker.Emit("edx.bi.click", new Dictionary<string, object?> { ["times"] = 2 }, Earlier, SomeId);
        tracking.Tracker.Emit("edx.bi.click", JsonElement.Parse("{}"), Earlier, SomeId);

        Assert.Equal(3, tracking.Events.Count);
        Assert.All(tracking.Events, static collected =>
        {
            Assert.Equal(SomeId, collected.Id);
            Assert.Equal(Earlier, collected.Timestamp);
            Assert.Contains("\"timestamp\":\"2014-03-01T08:00:00.000007+00:00\"", collected.Json, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Without_an_id_an_imported_event_gets_a_version_7_UUID_of_its_time()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit(new VideoStopped("v", 1), Earlier);
        tracking.Tracker.Emit("edx.bi.click", data: null, Earlier);

        Assert.All(tracking.Events, static collected => Assert.Equal(7, collected.Id.Version));
        Assert.All(
            tracking.Events, static collected => Assert.StartsWith(PrefixAt(Earlier), collected.Id.ToString(), StringComparison.Ordinal));
        Assert.NotEqual(tracking.Events[0].Id, tracking.Events[1].Id);
    }

    [Fact]
    public void An_event_from_before_1970_keeps_its_time()
    {
        using var tracking = new CollectingTracker();
        var time = new DateTimeOffset(1969, 7, 20, 20, 17, 40, TimeSpan.Zero);

        tracking.Tracker.Emit("moon.landing", data: null, time);

        Assert.Equal(time, tracking.Event.Timestamp);
        Assert.StartsWith("00000000-0000-7", tracking.Event.Id.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Events_emitted_after_an_import_have_the_time_of_the_clock_and_ids_of_their_own()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("edx.bi.click", data: null, Earlier, SomeId);
        tracking.Tracker.Emit("edx.bi.click");

        Assert.Equal(CollectingTracker.Now, tracking.Events[1].Timestamp);
        Assert.NotEqual(SomeId, tracking.Events[1].Id);
        Assert.Equal(7, tracking.Events[1].Id.Version);
    }

    [Fact]
    public void An_event_emitted_during_an_import_does_not_get_its_id()
    {
        var collected = new CollectingBackend();
        Tracker? tracker = null;
        using var created = tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["a"] = collected,
            ["b"] = new DelegateBackend((in EventEnvelope envelope) =>
            {
                if (envelope.Name == "outer")
                    tracker!.Emit("inner");
            }),
            ["c"] = collected,
        });

        tracker.Emit("outer", data: null, Earlier, SomeId);

        Assert.Equal([SomeId, SomeId], collected.Events.Where(static e => e.Name == "outer").Select(static e => e.Id));
        Assert.DoesNotContain(SomeId, collected.Events.Where(static e => e.Name == "inner").Select(static e => e.Id));
    }

    [Fact]
    public void Imported_events_pass_a_queue_unchanged()
    {
        var collected = new CollectingBackend();
        using (var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["queue"] = new BackgroundRoutingBackend(new Dictionary<string, IEventBackend> { ["collected"] = collected }),
        }))
        {
            tracker.Emit(new VideoStopped("v", 1), Earlier, SomeId);
            tracker.Emit("edx.bi.click");
        }

        Assert.Equal((SomeId, Earlier), (collected.Events[0].Id, collected.Events[0].Timestamp));
        Assert.NotEqual(SomeId, collected.Events[1].Id);
    }

    [Fact]
    public void Sampling_selects_imported_events_by_their_id()
    {
        var kept = new List<Guid>();
        using var tracking = new CollectingTracker(processors: new SamplingProcessor(0.5));
        Guid[] ids = [.. Enumerable.Range(0, 200).Select(static n => new Guid(n, 0, 0, 0x80, 0, 0, 0, (byte)n, 1, 2, (byte)(7 * n)))];

        foreach (var id in ids)
            tracking.Tracker.Emit("edx.bi.click", data: null, Earlier, id);
        kept.AddRange(tracking.Events.Select(static e => e.Id));
        foreach (var id in ids)
            tracking.Tracker.Emit("edx.bi.click", data: null, Earlier, id);

        Assert.InRange(kept.Count, 1, ids.Length - 1);
        Assert.Equal([.. kept, .. kept], tracking.Events.Select(static e => e.Id));
    }

    [Fact]
    public void An_empty_id_is_rejected()
    {
        using var tracking = new CollectingTracker();

        var exception = Assert.Throws<ArgumentException>(() => tracking.Tracker.Emit("edx.bi.click", data: null, Earlier, Guid.Empty));

        Assert.Contains("Pass the id of the event, or null for a new one.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(tracking.Events);
    }

    private static string PrefixAt(DateTimeOffset time) => Guid.CreateVersion7(time).ToString()[..13];
}
