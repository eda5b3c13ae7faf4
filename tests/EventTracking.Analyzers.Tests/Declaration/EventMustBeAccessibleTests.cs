using EventTracking.Analyzers.Declaration;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class EventMustBeAccessibleTests
{
    [Theory]
    [InlineData("protected")]
    [InlineData("private protected")]
    public Task A_protected_record_is_reported(string accessibility) => RuleTest<EventMustBeAccessibleAnalyzer>.Reports(
        $$"""
        public partial class Player
        {
            [EventTracking.TrackedEvent("org.edx.video.stop")]
            {{accessibility}} sealed partial record {|#0:VideoStopped|}(string VideoId);
        }
        """,
        "Generated code cannot access the event 'VideoStopped' because 'VideoStopped' is protected; make 'VideoStopped' public, internal "
            + "or private");

    [Fact]
    public Task A_record_in_a_protected_type_is_reported_with_that_type() => RuleTest<EventMustBeAccessibleAnalyzer>.Reports(
        """
        public partial class Player
        {
            protected partial class Events
            {
                [EventTracking.TrackedEvent("org.edx.video.stop")]
                public sealed partial record {|#0:VideoStopped|}(string VideoId);
            }
        }
        """,
        "Generated code cannot access the event 'VideoStopped' because 'Events' is protected; make 'Events' public, internal or private");

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("private")]
    [InlineData("protected internal")]
    [InlineData("")]
    public Task Every_other_accessibility_is_not_reported(string accessibility) =>
        RuleTest<EventMustBeAccessibleAnalyzer>.ReportsNothingFor(
            $$"""
            public partial class Player
            {
                private partial class Events
                {
                    [EventTracking.TrackedEvent("org.edx.video.stop")]
                    {{accessibility}} sealed partial record VideoStopped(string VideoId);
                }

                protected sealed record NoEvent(string VideoId);
            }
            """);

    [Fact]
    public Task A_top_level_record_is_not_reported() => RuleTest<EventMustBeAccessibleAnalyzer>.ReportsNothingFor(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        sealed partial record VideoStopped(string VideoId)
        {
            private sealed record Inner;
        }
        """);

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<EventMustBeAccessibleAnalyzer>.ReportsNothingFor(
        """
        public partial class Player
        {
        #pragma warning disable EVT103
            [EventTracking.TrackedEvent("org.edx.video.stop")]
            protected sealed partial record VideoStopped(string VideoId);
        #pragma warning restore EVT103

            [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Declaration", "EVT103")]
            [EventTracking.TrackedEvent("org.edx.video.play")]
            protected sealed partial record VideoPlayed(string VideoId);
        }
        """);
}
