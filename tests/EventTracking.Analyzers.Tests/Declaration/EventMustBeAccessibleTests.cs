using EventTracking.Analyzers.Declaration;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class EventMustBeAccessibleTests
{
    [Fact]
    public Task A_protected_record_is_reported() => RuleTest<EventMustBeAccessibleAnalyzer>.Reports(
        """
        public partial class Player
        {
            [EventTracking.TrackedEvent("org.edx.video.stop")]
            protected sealed partial record {|#0:VideoStopped|}(string VideoId);
        }
        """,
        "Make 'VideoStopped' public, internal or private so that the registration can name the event 'VideoStopped'");

    [Fact]
    public Task A_private_record_is_right() => RuleTest<EventMustBeAccessibleAnalyzer>.IsSilentOn(
        """
        public partial class Player
        {
            [EventTracking.TrackedEvent("org.edx.video.stop")]
            private sealed partial record VideoStopped(string VideoId);
        }
        """);
}
