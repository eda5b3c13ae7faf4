using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class VersionMustFollowLockTests
{
    private const string Locked = "org.edx.video.stop 2\n\norg.edx.video.stop 3";

    [Theory]
    [InlineData(
        "{|#0:Version = 2|}", "Version 2 of the event 'org.edx.video.stop' is lower than version 3 in events.lock; use 3, or 4 for another shape")]
    [InlineData(
        "{|#0:Version = 5|}", "Version 5 of the event 'org.edx.video.stop' skips a version, because the latest in events.lock is 3; use 4")]
    public Task A_version_that_does_not_follow_the_latest_is_reported(string version, string message) =>
        LockTest<VersionMustFollowLockAnalyzer>.Reports(
            $"[TrackedEvent(\"org.edx.video.stop\", {version})] public sealed partial record Stop;", Locked, message);

    [Fact]
    public Task Without_a_version_the_type_is_reported() => LockTest<VersionMustFollowLockAnalyzer>.Reports(
        "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record {|#0:Stop|};",
        Locked,
        "Version 1 of the event 'org.edx.video.stop' is lower than version 3 in events.lock; use 3, or 4 for another shape");

    [Theory]
    [InlineData("{|#0:Version = 1|}", "string Id")]
    [InlineData("{|#0:Version = 2|}", "")]
    public Task The_name_of_a_retired_event_is_reported_if_the_shape_is_another(string version, string fields) =>
        LockTest<VersionMustFollowLockAnalyzer>.Reports(
            $"[TrackedEvent(\"org.edx.video.stop\", {version})] public sealed partial record Stop({fields});",
            "org.edx.video.stop 1 retired",
            $"Version {version["{|#0:Version = ".Length..^2]} of the event 'org.edx.video.stop' reuses the name of a retired event for another "
                + "shape; use another name");

    [Theory]
    [InlineData(3, Locked)]
    [InlineData(4, Locked)]
    [InlineData(9, "")]
    [InlineData(1, "org.edx.video.stop 1 retired")]
    [InlineData(2, "org.edx.video.stop 1 retired\n\norg.edx.video.stop 2")]
    public Task The_latest_version_and_the_next_are_not_reported(int version, string blocks) =>
        LockTest<VersionMustFollowLockAnalyzer>.ReportsNothingFor(
            $"[TrackedEvent(\"org.edx.video.stop\", Version = {version})] public sealed partial record Stop;", blocks);

    [Fact]
    public Task It_can_be_suppressed() => LockTest<VersionMustFollowLockAnalyzer>.ReportsNothingFor(
        "#pragma warning disable EVT508\n[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop;", Locked);
}
