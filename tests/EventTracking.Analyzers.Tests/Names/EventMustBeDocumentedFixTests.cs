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
    public Task The_words_of_the_name_make_a_summary(string name, string sentence) => Fix.Turns(
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
    public Task All_events_are_documented_at_once_and_keep_what_is_around_them() => Fix.Turns(
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
    public Task A_declaration_in_the_middle_of_a_line_gets_a_line_of_its_own() => Fix.Turns(
        """
        namespace Courses { [EventTracking.TrackedEvent("org.edx.play")] public sealed partial record {|EVT405:VideoPlayed|}; }
        """,
        """
        namespace Courses { 
        /// <summary>Video played.</summary>
        [EventTracking.TrackedEvent("org.edx.play")] public sealed partial record VideoPlayed; }
        """);
}
