using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Declaration.EventMustBePartialAnalyzer, EventTracking.CodeFixes.Declaration.EventMustBePartialFix>;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class EventMustBePartialFixTests
{
    [Fact]
    public Task The_modifier_is_inserted_before_the_keyword() => Fix.Rewrites(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed record {|EVT101:VideoStopped|}(string VideoId);
        """,
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId);
        """);

    [Fact]
    public Task A_record_without_modifiers_keeps_its_comments_and_layout() => Fix.Rewrites(
        """
        using EventTracking;

        /// <summary>A video stopped.</summary>
        [TrackedEvent("org.edx.video.stop")]   // as on the wire
        // declared by the player
        record   struct {|EVT101:VideoStopped|}(
            string VideoId,   // the video
            double CurrentTime)
        {
            // nothing else
        }
        """,
        """
        using EventTracking;

        /// <summary>A video stopped.</summary>
        [TrackedEvent("org.edx.video.stop")]   // as on the wire
        // declared by the player
        partial record   struct VideoStopped(
            string VideoId,   // the video
            double CurrentTime)
        {
            // nothing else
        }
        """);

    [Fact]
    public Task Each_containing_type_becomes_partial() => Fix.Rewrites(
        """
        public static class {|EVT101:Events|}
        {
            internal interface {|EVT101:IVideo|}
            {
                [EventTracking.TrackedEvent("org.edx.video.stop")]
                readonly partial record struct Stopped(string VideoId);

                [EventTracking.TrackedEvent("org.edx.video.play")]
                readonly partial record struct Played(string VideoId);
            }

            [EventTracking.TrackedEvent("org.edx.course.close")]
            internal sealed record {|EVT101:Closed|};
        }
        """,
        """
        public static partial class Events
        {
            internal partial interface IVideo
            {
                [EventTracking.TrackedEvent("org.edx.video.stop")]
                readonly partial record struct Stopped(string VideoId);

                [EventTracking.TrackedEvent("org.edx.video.play")]
                readonly partial record struct Played(string VideoId);
            }

            [EventTracking.TrackedEvent("org.edx.course.close")]
            internal sealed partial record Closed;
        }
        """);
}
