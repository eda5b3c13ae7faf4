using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests;

[Collection(ProcessWideCollection.Name)]
public sealed class DefaultTrackerTests
{
    [Fact]
    public void The_default_tracker_is_the_one_named_default()
    {
        using var tracker = new Tracker();

        TrackerRegistry.Register(tracker);

        Assert.Same(tracker, TrackerRegistry.Default);
        Assert.Same(tracker, TrackerRegistry.Get("default"));
    }

    [Fact]
    public void The_registry_emits_through_the_default_tracker()
    {
        using var tracking = new CollectingTracker();
        TrackerRegistry.Register(tracking.Tracker);

        TrackerRegistry.Emit(new VideoStopped("v", 1));
        TrackerRegistry.Emit("edx.bi.click", new Dictionary<string, object?> { ["a"] = 1 });
        TrackerRegistry.Emit("edx.bi.list", SomeJson.Of("[1]"));

        Assert.Equal(
            ["""{"video_id":"v","current_time":1}""", """{"a":1}""", "[1]"],
            tracking.Events.Select(static collected => collected.Data.GetRawText()));
    }

    [Fact]
    public void An_event_emitted_after_the_last_default_tracker_was_disposed_is_counted_there()
    {
        using var tracking = new CollectingTracker();
        TrackerRegistry.Register(tracking.Tracker);
        tracking.Tracker.Dispose();

        TrackerRegistry.Emit(new VideoStopped("v", 1));
        TrackerRegistry.Default.Emit(new VideoStopped("v", 2));

        Assert.Same(tracking.Tracker, TrackerRegistry.Default);
        Assert.Equal(2, tracking.Tracker.GetAccount("").Rejected[DropReason.Shutdown]);
        Assert.Throws<KeyNotFoundException>(static () => TrackerRegistry.Get());
    }
}
