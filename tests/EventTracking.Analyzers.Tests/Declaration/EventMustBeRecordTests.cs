using EventTracking.Analyzers.Declaration;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class EventMustBeRecordTests
{
    [Fact]
    public Task A_class_is_reported() => RuleTest<EventMustBeRecordAnalyzer>.Reports(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial class {|#0:VideoStopped|};
        """,
        "The event 'VideoStopped' is no record; declare it as a partial record or record struct that is neither abstract, generic nor file-local");

    [Fact]
    public Task A_record_inside_of_a_generic_type_is_reported() => RuleTest<EventMustBeRecordAnalyzer>.Reports(
        """
        public static partial class Events<T>
        {
            [EventTracking.TrackedEvent("org.edx.video.stop")]
            public sealed partial record {|#0:VideoStopped|}(string VideoId);
        }
        """,
        "The event 'VideoStopped' is inside 'Events', which is generic; declare it as a partial record or record struct that is neither abstract, generic nor file-local");

    [Fact]
    public Task A_record_struct_is_right() => RuleTest<EventMustBeRecordAnalyzer>.IsSilentOn(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public readonly partial record struct VideoStopped(string VideoId);
        """);
}
