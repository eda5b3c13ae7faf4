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
}
