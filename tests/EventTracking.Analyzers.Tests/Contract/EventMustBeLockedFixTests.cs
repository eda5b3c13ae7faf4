using Fix = EventTracking.Analyzers.Tests.Harness.ContractFixTest<
    EventTracking.Analyzers.Contract.EventMustBeLockedAnalyzer, EventTracking.CodeFixes.Contract.EventMustBeLockedFix>;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class EventMustBeLockedFixTests
{
    private const string Stopped =
        """
        [TrackedEvent("org.edx.video.stop")]
        public readonly partial record struct {|EVT501:VideoStopped|}(string VideoId, double? CurrentTime);
        """;

    [Fact]
    public Task The_first_event_is_added_to_an_empty_lock() => new Fix(Stopped, "").Gives(
        WithoutMarks(Stopped),
        """
        org.edx.video.stop 1
          current_time number ?
          video_id string
        """);

    [Fact]
    public Task Events_of_several_files_and_nested_types_are_added_in_order() => new Fix(
        [
            Stopped,
            """
            public static partial class Course
            {
                internal partial record Lesson
                {
                    [TrackedEvent("org.edx.course.open", Version = 3)]
                    private sealed partial record {|EVT501:Opened|}(IReadOnlyList<Page> Pages);
                }

                [TrackedEvent("org.edx.course.close")]
                public sealed partial record {|EVT501:Closed|};
            }

            public sealed record Page(int Number);
            """,
            """
            [TrackedEvent("org.edx.video.play")]
            public sealed partial record Played(string VideoId);
            """,
        ],
        """
        org.edx.video.play 1
          video_id string
        """).Gives(
        [
            WithoutMarks(Stopped),
            """
            public static partial class Course
            {
                internal partial record Lesson
                {
                    [TrackedEvent("org.edx.course.open", Version = 3)]
                    private sealed partial record Opened(IReadOnlyList<Page> Pages);
                }

                [TrackedEvent("org.edx.course.close")]
                public sealed partial record Closed;
            }

            public sealed record Page(int Number);
            """,
            """
            [TrackedEvent("org.edx.video.play")]
            public sealed partial record Played(string VideoId);
            """,
        ],
        """
        org.edx.course.close 1

        org.edx.course.open 3
          pages array
          pages[] object
          pages[].number integer(-2147483648..2147483647)

        org.edx.video.play 1
          video_id string

        org.edx.video.stop 1
          current_time number ?
          video_id string
        """);

    [Fact]
    public Task The_next_version_is_added_after_the_locked_one() => new Fix(
        """
        [TrackedEvent("org.edx.video.stop", Version = 2)]
        public sealed partial record {|EVT501:VideoStopped|}(string VideoId);
        """,
        """
        org.edx.video.stop 1
          id string

        z 1
        """).Gives(
        """
        [TrackedEvent("org.edx.video.stop", Version = 2)]
        public sealed partial record VideoStopped(string VideoId);
        """,
        """
        org.edx.video.stop 1
          id string

        org.edx.video.stop 2
          video_id string

        z 1
        """);

    [Fact]
    public Task A_file_with_CRLF_stays_one() => new Fix(
        Stopped,
        """
        a 1
          x string
        """)
    {
        LineEnding = "\r\n",
    }.Gives(
        WithoutMarks(Stopped),
        """
        a 1
          x string

        org.edx.video.stop 1
          current_time number ?
          video_id string
        """);

    [Fact]
    public Task A_lock_of_another_format_is_not_edited() =>
        new Fix(WithoutMarks(Stopped), "") { Header = "eventtracking lock 2\n" }.OffersNothing();

    private static string WithoutMarks(string source) =>
        source.Replace("{|EVT501:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
}
