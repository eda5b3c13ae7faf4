using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.CodeFixes.Contract;

namespace EventTracking.Analyzers.Tests.Contract;

/// <summary>The rules whose only fix is a new version, EVT503 to EVT505.</summary>
public sealed class BumpVersionFixTests
{
    private const string Bumped =
        """
        [TrackedEvent("org.edx.video.stop", Version = 2)]
        public sealed partial record VideoStopped(string VideoId, string CurrentTime);
        """;

    [Fact]
    public Task A_changed_type_needs_a_new_version() =>
        new ContractFixTest<LockedTypeMustRemainAnalyzer, LockedTypeMustRemainFix>(
            """
            [TrackedEvent("org.edx.video.stop")]
            public sealed partial record VideoStopped(string {|EVT503:VideoId|}, string {|EVT503:CurrentTime|});
            """,
            """
            org.edx.video.stop 1
              current_time number
              video_id integer
            """).Gives(
            Bumped,
            """
            org.edx.video.stop 1
              current_time number
              video_id integer

            org.edx.video.stop 2
              current_time string
              video_id string
            """);

    [Fact]
    public Task A_value_that_can_now_be_null_needs_a_new_version() =>
        new ContractFixTest<LockedPresenceMustRemainAnalyzer, LockedPresenceMustRemainFix>(
            """
            [TrackedEvent("org.edx.video.stop")]
            public sealed partial record VideoStopped(string? {|EVT504:VideoId|});
            """,
            """
            org.edx.video.stop 1
              video_id string
            """).Gives(
            """
            [TrackedEvent("org.edx.video.stop", Version = 2)]
            public sealed partial record VideoStopped(string? VideoId);
            """,
            """
            org.edx.video.stop 1
              video_id string

            org.edx.video.stop 2
              video_id string ?
            """);

    [Fact]
    public Task A_new_field_needs_a_new_version_if_old_lines_must_stay_valid() =>
        new ContractFixTest<NewFieldMustBeOptionalAnalyzer, NewFieldMustBeOptionalFix>(
            """
            [TrackedEvent("org.edx.video.stop")]
            public sealed partial record VideoStopped(string VideoId, string {|EVT505:CurrentTime|});
            """,
            """
            org.edx.video.stop 1
              video_id string
            """)
        {
            Setting = "eventtracking_compatibility = backward",
        }.Gives(
            Bumped,
            """
            org.edx.video.stop 1
              video_id string

            org.edx.video.stop 2
              current_time string
              video_id string
            """);
}
