using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Tracked events that derive from tracked events.</summary>
public sealed class DerivedEventTests
{
    [Fact]
    public void A_derived_event_is_an_event_of_its_own()
    {
        var emitted = Emitted.From(new VideoPageViewed("/v", "v1"));

        Assert.Equal(("hostile.derived.video_page", """{"video_id":"v1","url":"/v"}"""), (emitted.Name, emitted.Data));
    }

    [Fact]
    public void Its_emit_methods_emit_the_derived_event()
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
    public void A_third_level_works_like_the_second() => Assert.Equal(
        """{"seconds":3,"video_id":"v1","url":"/v"}""",
        Emitted.DataOf(static tracker => tracker.EmitVideoPageLeft("/v", "v1", 3)));
}

[TrackedEvent("hostile.derived.page")]
internal partial record PageViewed(string Url);

[TrackedEvent("hostile.derived.video_page")]
internal partial record VideoPageViewed(string Url, string VideoId) : PageViewed(Url);

[TrackedEvent("hostile.derived.video_page_left")]
internal sealed partial record VideoPageLeft(string Url, string VideoId, int Seconds) : VideoPageViewed(Url, VideoId);
