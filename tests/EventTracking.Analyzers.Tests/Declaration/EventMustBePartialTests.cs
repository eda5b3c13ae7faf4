using EventTracking.Analyzers.Declaration;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class EventMustBePartialTests
{
    [Fact]
    public Task A_record_that_is_not_partial_is_reported() => RuleTest<EventMustBePartialAnalyzer>.Reports(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed record {|#0:VideoStopped|}(string VideoId);

        [EventTracking.TrackedEvent("org.edx.video.play")]
        internal readonly record struct {|#1:VideoPlayed|}(string VideoId);
        """,
        "Make 'VideoStopped' partial so that code can be generated for the event 'VideoStopped'",
        "Make 'VideoPlayed' partial so that code can be generated for the event 'VideoPlayed'");

    [Fact]
    public Task Each_containing_type_is_reported() => RuleTest<EventMustBePartialAnalyzer>.Reports(
        """
        public static class {|#0:Events|}
        {
            public partial struct Video
            {
                internal interface {|#1:IState|}
                {
                    [EventTracking.TrackedEvent("org.edx.video.stop")]
                    public sealed partial record Stopped(string VideoId);
                }
            }
        }
        """,
        "Make 'Events' partial so that code can be generated for the event 'Stopped'",
        "Make 'IState' partial so that code can be generated for the event 'Stopped'");

    [Fact]
    public Task A_type_that_contains_several_events_is_reported_once() => RuleTest<EventMustBePartialAnalyzer>.Reports(
        """
        public static class {|#0:Events|}
        {
            [EventTracking.TrackedEvent("org.edx.video.stop")]
            public sealed partial record Stopped(string VideoId);

            [EventTracking.TrackedEvent("org.edx.video.play")]
            public sealed record {|#1:Played|}(string VideoId);
        }
        """,
        "Make 'Events' partial so that code can be generated for the event 'Stopped'",
        "Make 'Played' partial so that code can be generated for the event 'Played'");

    [Fact]
    public Task A_part_without_the_modifier_is_reported_in_that_part()
    {
        var test = new RuleTest<EventMustBePartialAnalyzer>.Test(
            """
            [EventTracking.TrackedEvent("org.edx.video.stop")]
            public sealed partial record VideoStopped(string VideoId);

            sealed record {|#0:VideoStopped|};
            """).Expecting("Make 'VideoStopped' partial so that code can be generated for the event 'VideoStopped'");
        test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_partial_record_in_partial_types_is_not_reported() => RuleTest<EventMustBePartialAnalyzer>.ReportsNothingFor(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId);

        [EventTracking.TrackedEvent("org.edx.video.play")]
        public readonly partial record struct VideoPlayed(string VideoId);

        public partial interface IEvents
        {
            public ref partial struct Video
            {
                [EventTracking.TrackedEvent("org.edx.video.pause")]
                internal partial record Paused(string VideoId);
            }
        }
        """);

    [Fact]
    public Task Types_that_are_not_events_are_not_reported() => RuleTest<EventMustBePartialAnalyzer>.ReportsNothingFor(
        """
        public sealed record NoEvent(string VideoId);

        [System.Obsolete]
        public sealed record WithAnotherAttribute(string VideoId);

        [Impostor.TrackedEvent("org.edx.video.stop")]
        public sealed record WithAnAttributeOfThatNameOnly(string VideoId);

        namespace Impostor
        {
            [System.AttributeUsage(System.AttributeTargets.All)]
            public sealed class TrackedEventAttribute(string name) : System.Attribute { public string Name => name; }
        }

        [EventTracking.TrackedEvent("org.edx.video.play")]
        public sealed partial record VideoPlayed(VideoPlayed.Position At)
        {
            public sealed record Position(double Seconds);
        }

        public record Base(string VideoId);

        [EventTracking.TrackedEvent("org.edx.video.pause")]
        public sealed partial record VideoPaused(string VideoId) : Base(VideoId);

        public sealed record Derived(string VideoId) : Open(VideoId);

        [EventTracking.TrackedEvent("org.edx.video.open")]
        public partial record Open(string VideoId);
        """);

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<EventMustBePartialAnalyzer>.ReportsNothingFor(
        """
        #pragma warning disable EVT101
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed record VideoStopped(string VideoId);
        #pragma warning restore EVT101

        [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Declaration", "EVT101")]
        [EventTracking.TrackedEvent("org.edx.video.play")]
        public sealed record VideoPlayed(string VideoId);
        """);
}
