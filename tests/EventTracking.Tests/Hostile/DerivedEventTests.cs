using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Tracked events that derive from tracked events.</summary>
public sealed class DerivedEventTests
{
    [Fact]
    public void A_derived_event_is_a_separate_event()
    {
        var emitted = Emitted.From(new VideoPageViewed("/v", "v1"));

        Assert.Equal(("hostile.derived.video_page", """{"video_id":"v1","url":"/v"}"""), (emitted.Name, emitted.Data));
    }

    [Fact]
    public void Emit_methods_of_a_derived_event_emit_it()
    {
        Assert.Equal("hostile.derived.video_page", Emitted.From(new VideoPageViewed("/v", "v1").Emit).Name);
        Assert.Equal("hostile.derived.video_page", Emitted.From(static tracker => tracker.EmitVideoPageViewed("/v", "v1")).Name);
    }

    [Fact]
    public void The_static_type_decides_which_event_is_emitted()
    {
        PageViewed viewed = new VideoPageViewed("/v", "v1");

        Assert.Equal(("hostile.derived.page", """{"url":"/v"}"""), (Emitted.From(viewed).Name, Emitted.From(viewed).Data));
    }

    [Fact]
    public void A_third_level_of_inheritance_works() => Assert.Equal(
        """{"seconds":3,"video_id":"v1","url":"/v"}""",
        Emitted.DataOf(static tracker => tracker.EmitVideoPageLeft("/v", "v1", 3)));
}

[TrackedEvent("hostile.derived.page")]
internal partial record PageViewed(string Url);

[TrackedEvent("hostile.derived.video_page")]
internal partial record VideoPageViewed(string Url, string VideoId) : PageViewed(Url);

[TrackedEvent("hostile.derived.video_page_left")]
internal sealed partial record VideoPageLeft(string Url, string VideoId, int Seconds) : VideoPageViewed(Url, VideoId);
