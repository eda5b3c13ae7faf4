using EventTracking.Analyzers.Declaration;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class EventMustBeRecordTests
{
    [Theory]
    [InlineData("public sealed partial class {|#0:VideoStopped|};", "is not a record")]
    [InlineData("public partial struct {|#0:VideoStopped|};", "is not a record")]
    [InlineData("public ref partial struct {|#0:VideoStopped|};", "is a ref struct")]
    [InlineData("public static partial class {|#0:VideoStopped|};", "is not a record")]
    [InlineData("public abstract partial record {|#0:VideoStopped|}(string VideoId);", "is abstract")]
    [InlineData("public sealed partial record {|#0:VideoStopped|}<T>(T VideoId);", "is generic")]
    [InlineData("file sealed partial record {|#0:VideoStopped|}(string VideoId);", "is file-local")]
    public Task A_type_that_cannot_be_an_event_is_reported(string declaration, string reason) =>
        RuleTest<EventMustBeRecordAnalyzer>.Reports(
            $"[EventTracking.TrackedEvent(\"org.edx.video.stop\")]\n{declaration}", Message(reason));

    [Theory]
    [InlineData("public partial class Events<T>", "is inside 'Events', which is generic")]
    [InlineData("file static partial class Events", "is inside 'Events', which is file-local")]
    public Task A_record_in_a_generic_or_file_local_type_is_reported(string container, string reason) =>
        RuleTest<EventMustBeRecordAnalyzer>.Reports(
            $$"""
            {{container}}
            {
                public partial struct Video
                {
                    [EventTracking.TrackedEvent("org.edx.video.stop")]
                    public sealed partial record {|#0:VideoStopped|}(string VideoId);
                }
            }
            """,
            Message(reason));

    [Fact]
    public Task It_is_reported_at_the_part_with_the_attribute() => RuleTest<EventMustBeRecordAnalyzer>.Reports(
        """
        public abstract partial record VideoStopped;

        [EventTracking.TrackedEvent("org.edx.video.stop")]
        partial record {|#0:VideoStopped|}(string VideoId);
        """,
        Message("is abstract"));

    [Theory]
    [InlineData("public partial record VideoStopped(string VideoId);")]
    [InlineData("public sealed partial record class VideoStopped;")]
    [InlineData("internal readonly partial record struct VideoStopped(string VideoId);")]
    [InlineData("public partial record struct VideoStopped { public int Id { get; set; } }")]
    [InlineData("public partial record VideoStopped : Base<int>; public abstract record Base<T>;")]
    [InlineData("public partial record VideoStopped(VideoStopped.Box<int> Content) { public sealed record Box<T>(T Value); }")]
    public Task A_concrete_record_is_not_reported(string declaration) => RuleTest<EventMustBeRecordAnalyzer>.ReportsNothingFor(
        $"[EventTracking.TrackedEvent(\"org.edx.video.stop\")]\n{declaration}");

    [Fact]
    public Task Types_that_are_not_events_are_not_reported() => RuleTest<EventMustBeRecordAnalyzer>.ReportsNothingFor(
        """
        public sealed class NoEvent;
        public abstract record Base(string VideoId);
        public sealed record Generic<T>(T Value);

        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId) : Base(VideoId);

        public sealed class Derived<T> : System.Exception;
        """);

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<EventMustBeRecordAnalyzer>.ReportsNothingFor(
        """
        #pragma warning disable EVT102
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial class VideoStopped;
        #pragma warning restore EVT102

        [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Declaration", "EVT102")]
        [EventTracking.TrackedEvent("org.edx.video.play")]
        public abstract partial record VideoPlayed;
        """);

    private static string Message(string reason) =>
        $"The event 'VideoStopped' {reason}; declare it as a partial record or record struct that is not abstract, generic or file-local";
}
