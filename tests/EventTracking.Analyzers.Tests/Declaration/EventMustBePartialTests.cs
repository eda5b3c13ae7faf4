using EventTracking.Analyzers.Declaration;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class EventMustBePartialTests
{
    [Fact]
    public Task A_record_that_is_not_partial_is_reported() => RuleTest<EventMustBePartialAnalyzer>.Reports(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed record {|#0:VideoStopped|}(string VideoId);
        """,
        "Make 'VideoStopped' partial so that the members of the event 'VideoStopped' can be generated");

    [Fact]
    public Task Each_type_around_it_is_reported() => RuleTest<EventMustBePartialAnalyzer>.Reports(
        """
        public static class {|#0:Events|}
        {
            public partial struct Video
            {
                [EventTracking.TrackedEvent("org.edx.video.stop")]
                public sealed partial record Stopped(string VideoId);
            }
        }
        """,
        "Make 'Events' partial so that the members of the event 'Stopped' can be generated");

    [Fact]
    public Task A_partial_record_is_right() => RuleTest<EventMustBePartialAnalyzer>.IsSilentOn(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId);
        """);
}
