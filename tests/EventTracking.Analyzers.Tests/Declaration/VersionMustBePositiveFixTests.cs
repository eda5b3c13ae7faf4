using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Declaration.VersionMustBePositiveAnalyzer, EventTracking.CodeFixes.Declaration.VersionMustBePositiveFix>;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class VersionMustBePositiveFixTests
{
    [Fact]
    public Task The_version_becomes_1_and_surrounding_code_is_kept() => Fix.Rewrites(
        """
        using EventTracking;

        public static partial class Events
        {
            private const int Next = -1;

            [TrackedEvent("org.edx.video.stop", {|EVT105:Version = /* first */ 0|} /* of one */)]
            public sealed partial record Stopped(string VideoId);

            [TrackedEvent("org.edx.video.play", {|EVT105:Version=Next - 1|}), System.Obsolete]
            public sealed partial record Played(string VideoId);
        }
        """,
        """
        using EventTracking;

        public static partial class Events
        {
            private const int Next = -1;

            [TrackedEvent("org.edx.video.stop", Version = /* first */ 1 /* of one */)]
            public sealed partial record Stopped(string VideoId);

            [TrackedEvent("org.edx.video.play", Version=1), System.Obsolete]
            public sealed partial record Played(string VideoId);
        }
        """);
}
