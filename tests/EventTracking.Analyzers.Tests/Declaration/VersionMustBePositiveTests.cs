using EventTracking.Analyzers.Declaration;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class VersionMustBePositiveTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-2", "-2")]
    [InlineData("int.MinValue", "-2147483648")]
    public Task A_version_below_1_is_reported(string version, string shown) => RuleTest<VersionMustBePositiveAnalyzer>.Reports(
        $$"""
        [EventTracking.TrackedEvent("org.edx.video.stop", {|#0:Version = {{version}}|})]
        public sealed partial record VideoStopped(string VideoId);
        """,
        $"The event 'VideoStopped' has version {shown}; set Version to 1 or more");

    [Theory]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.stop\")]")]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.stop\", Version = 1)]")]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.stop\", Version = int.MaxValue)]")]
    [InlineData("[Versioned(Version = 0)]")]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.stop\"), Versioned(Version = 0)]")]
    public Task Every_other_version_is_not_reported(string attribute) => RuleTest<VersionMustBePositiveAnalyzer>.ReportsNothingFor(
        $$"""
        {{attribute}} public sealed partial record VideoStopped(string VideoId);
        public sealed class VersionedAttribute : System.Attribute { public int Version { get; set; } }
        """);

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<VersionMustBePositiveAnalyzer>.ReportsNothingFor(
        """
        #pragma warning disable EVT105
        [EventTracking.TrackedEvent("org.edx.video.stop", Version = 0)]
        public sealed partial record VideoStopped(string VideoId);
        """);
}
