using Fix = EventTracking.Analyzers.Tests.Harness.ContractFixTest<
    EventTracking.Analyzers.Contract.LockedValuesMustRemainAnalyzer, EventTracking.CodeFixes.Contract.LockedValuesMustRemainFix>;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockedValuesMustRemainFixTests
{
    private const string Before =
        """
        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(Reason Reason);

        public enum Reason { EndReached, {|EVT506:Paused|} }
        """;

    private const string Locked =
        """
        org.edx.video.stop 1
          reason enum(end_reached)
        """;

    [Fact]
    public Task The_lock_is_updated() => new Fix(Before, Locked).Gives(
        """
        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(Reason Reason);

        public enum Reason { EndReached, Paused }
        """,
        """
        org.edx.video.stop 1
          reason enum(end_reached, paused)
        """);

    [Fact]
    public Task The_version_is_bumped() => new Fix(Before, Locked) { Key = "BumpVersionEdit" }.Gives(
        """
        [TrackedEvent("org.edx.video.stop", Version = 2)]
        public sealed partial record VideoStopped(Reason Reason);

        public enum Reason { EndReached, Paused }
        """,
        """
        org.edx.video.stop 1
          reason enum(end_reached)

        org.edx.video.stop 2
          reason enum(end_reached, paused)
        """);

    [Fact]
    public Task The_lock_is_not_updated_while_the_event_breaks_it_otherwise() => new Fix(
        Before,
        """
        org.edx.video.stop 1
          reason enum(end_reached)
          video_id string
        """)
    { Key = "UpdateLockEdit" }.OffersNothing();
}
