using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Testing;

public sealed class RecordedTrackerTests
{
    [Fact]
    public void A_declared_event_is_recorded_with_its_type_and_context()
    {
        using var recorded = new RecordedTracker();

        using (recorded.Tracker.Context("session", new EventContext { ["user_id"] = 10938 }))
            recorded.Tracker.Emit(new VideoStopped("v", 3));

        var stopped = recorded.Single<VideoStopped>();
        Assert.Equal(new VideoStopped("v", 3), stopped.Event);
        Assert.Equal(10938, stopped.Context["user_id"].GetInt32());
        Assert.Equal("v", stopped.Data.GetProperty("video_id").GetString());
    }

    [Fact]
    public void A_processors_rewrite_changes_the_data_but_not_the_typed_event()
    {
        using var recorded = new RecordedTracker([new DelegateProcessor(static (ref EventEnvelope envelope) =>
        {
            envelope = envelope.WithData("video_id", "w").WithName("com.example.renamed");
            return ProcessingResult.Keep;
        })]);

        recorded.Tracker.Emit(new VideoStopped("v", 3));

        Assert.Equal("v", recorded.Single<VideoStopped>().Event.VideoId);
        Assert.Equal("w", recorded.Single<VideoStopped>().Data.GetProperty("video_id").GetString());
    }

    [Fact]
    public void A_nested_event_is_not_confused_with_the_outer_one()
    {
        var isInside = false;
        Tracker? tracker = null;
        using var recorded = new RecordedTracker([new DelegateProcessor((ref EventEnvelope _) =>
        {
            if (!isInside)
            {
                isInside = true;
                tracker!.Emit("com.example.inner");
                isInside = false;
            }

            return ProcessingResult.Keep;
        })]);
        tracker = recorded.Tracker;

        recorded.Tracker.Emit(new VideoStopped("v", 3));

        Assert.Contains("org.edx.video.stop", recorded.Events.Select(static e => e.Name));
        Assert.Equal(new VideoStopped("v", 3), recorded.Single<VideoStopped>().Event);
    }

    [Fact]
    public void A_dropped_event_is_not_recorded()
    {
        using var recorded = new RecordedTracker([new NameAllowlistProcessor("com.example.other")]);

        recorded.Tracker.Emit(new VideoStopped("v", 3));

        recorded.AssertNone<VideoStopped>();
        recorded.AssertNone();
    }

    [Fact]
    public void A_failed_assertion_lists_the_recorded_events()
    {
        using var recorded = new RecordedTracker();
        Assert.Equal(
            "Expected one event 'org.edx.video.stop' but found 0. Nothing was recorded.",
            Assert.Throws<RecordingException>(recorded.Single<VideoStopped>).Message);

        recorded.Tracker.Emit(new VideoStopped("v", 3));
        recorded.Tracker.Emit(new VideoStopped("w", 4));

        Assert.StartsWith(
            "Expected one event 'org.edx.video.stop' but found 2. Recorded:\n  1. org.edx.video.stop {\"video_id\":\"v\"",
            Assert.Throws<RecordingException>(recorded.Single<VideoStopped>).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected no event 'org.edx.video.stop' but found 2.",
            Assert.Throws<RecordingException>(recorded.AssertNone<VideoStopped>).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected no events but found 2.", Assert.Throws<RecordingException>(recorded.AssertNone).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ordered_sequence_may_have_other_events_in_between()
    {
        using var recorded = new RecordedTracker();
        recorded.Tracker.Emit("com.example.first");
        recorded.Tracker.Emit("com.example.second");
        recorded.Tracker.Emit("com.example.third");

        recorded.AssertOrder("com.example.first", "com.example.third");

        var error = Assert.Throws<RecordingException>(() => recorded.AssertOrder("com.example.third", "com.example.first"));
        Assert.StartsWith(
            "Expected com.example.third, com.example.first in this order, but 'com.example.first' does not follow 'com.example.third'. "
                + "Recorded:\n  1. com.example.first {} in {}",
            error.Message,
            StringComparison.Ordinal);
    }
}
