using Fix = EventTracking.Analyzers.Tests.Harness.ContractFixTest<
    EventTracking.Analyzers.Contract.LockMustBeCurrentAnalyzer, EventTracking.CodeFixes.Contract.LockMustBeCurrentFix>;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockMustBeCurrentFixTests
{
    [Fact]
    public Task Only_changed_lines_are_edited() => new Fix(
        """
        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(
            string VideoId,
            int {|EVT509:CurrentTime|},
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? {|EVT509:Languages|});

        [TrackedEvent("org.edx.video.play")]
        public sealed partial record {|EVT509:VideoPlayed|}(string VideoId);
        """,
        """
        ! A line that cannot be read

        org.edx.video.stop 1
          video_id string
          current_time number

        org.edx.video.play 1 retired
          video_id string
        """).Gives(
        """
        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(
            string VideoId,
            int CurrentTime,
            [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Languages);

        [TrackedEvent("org.edx.video.play")]
        public sealed partial record VideoPlayed(string VideoId);
        """,
        """
        ! A line that cannot be read

        org.edx.video.stop 1
          languages array ~
          languages[] string
          video_id string
          current_time integer(-2147483648..2147483647)

        org.edx.video.play 1
          video_id string
        """);

    [Fact]
    public Task A_breaking_change_is_not_accepted_along_with_a_compatible_one() => new Fix(
        """
        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId, double {|EVT509:CurrentTime|});
        """,
        """
        org.edx.video.stop 1
          id boolean
          video_id string
        """).OffersNothing();
}
