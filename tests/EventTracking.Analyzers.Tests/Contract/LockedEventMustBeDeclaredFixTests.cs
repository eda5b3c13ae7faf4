using Fix = EventTracking.Analyzers.Tests.Harness.ContractFixTest<
    EventTracking.Analyzers.Contract.LockedEventMustBeDeclaredAnalyzer, EventTracking.CodeFixes.Contract.LockedEventMustBeDeclaredFix>;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockedEventMustBeDeclaredFixTests
{
    [Fact]
    public Task The_latest_version_of_each_event_is_marked() => new Fix(
        """
        [assembly: {|EVT507:{|EVT507:EventNamespace("org.edx")|}|}]

        [TrackedEvent("org.edx.video.play")]
        public sealed partial record VideoPlayed(string VideoId);
        """,
        """
        org.edx.video.mute 1
          video_id string

        org.edx.video.play 1
          video_id string

        org.edx.video.stop 1
          id string

        org.edx.video.stop 2
          video_id string
        """).Gives(
        """
        [assembly: EventNamespace("org.edx")]

        [TrackedEvent("org.edx.video.play")]
        public sealed partial record VideoPlayed(string VideoId);
        """,
        """
        org.edx.video.mute 1 retired
          video_id string

        org.edx.video.play 1
          video_id string

        org.edx.video.stop 1
          id string

        org.edx.video.stop 2 retired
          video_id string
        """);
}
