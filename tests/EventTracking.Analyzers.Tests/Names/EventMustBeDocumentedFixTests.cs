using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Names.EventMustBeDocumentedAnalyzer, EventTracking.CodeFixes.Names.EventMustBeDocumentedFix>;

namespace EventTracking.Analyzers.Tests.Names;

public sealed class EventMustBeDocumentedFixTests
{
    [Theory]
    [InlineData("VideoStopped", "Video stopped.")]
    [InlineData("CourseXMLLoaded2", "Course xml loaded2.")]
    [InlineData("Play", "Play.")]
    [InlineData("seek_video", "Seek video.")]
    [InlineData("@event", "Event.")]
    [InlineData("Übung", "Übung.")]
    public Task The_summary_consists_of_the_words_of_the_name(string name, string sentence) => Fix.Rewrites(
        $$"""
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record {|EVT405:{{name}}|};
        """,
        $$"""
        /// <summary>{{sentence}}</summary>
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record {{name}};
        """);

    [Fact]
    public Task Fix_All_documents_every_event_and_keeps_surrounding_code() => Fix.Rewrites(
        """
        using EventTracking;

        namespace Courses
        {
            // Videos.

            [TrackedEvent("org.edx.video.play")] // name
            public sealed   partial record {|EVT405:VideoPlayed|}(string VideoId);

            // Stopping.
            public static partial class Player
            {
        #if true
                /// <param name="VideoId">Which one.</param>
                [TrackedEvent("org.edx.video.stop")]
        #endif
                private partial record struct {|EVT405:VideoStopped|}(string VideoId);

                [TrackedEvent("org.edx.video.player")]
                public sealed partial record {|EVT405:Outer|}
                {
                    [TrackedEvent("org.edx.video.inner")]
                    public sealed partial record {|EVT405:Inner|};
                }
            }
        }
        """,
        """
        using EventTracking;

        namespace Courses
        {
            // Videos.

            /// <summary>Video played.</summary>
            [TrackedEvent("org.edx.video.play")] // name
            public sealed   partial record VideoPlayed(string VideoId);

            // Stopping.
            public static partial class Player
            {
        #if true
                /// <summary>Video stopped.</summary>
                /// <param name="VideoId">Which one.</param>
                [TrackedEvent("org.edx.video.stop")]
        #endif
                private partial record struct VideoStopped(string VideoId);

                /// <summary>Outer.</summary>
                [TrackedEvent("org.edx.video.player")]
                public sealed partial record Outer
                {
                    /// <summary>Inner.</summary>
                    [TrackedEvent("org.edx.video.inner")]
                    public sealed partial record Inner;
                }
            }
        }
        """);

    [Fact]
    public Task A_declaration_in_the_middle_of_a_line_is_moved_to_its_own_line() => Fix.Rewrites(
        """
        namespace Courses { [EventTracking.TrackedEvent("org.edx.play")] public sealed partial record {|EVT405:VideoPlayed|}; }
        """,
        """
        namespace Courses { 
        /// <summary>Video played.</summary>
        [EventTracking.TrackedEvent("org.edx.play")] public sealed partial record VideoPlayed; }
        """);
}
