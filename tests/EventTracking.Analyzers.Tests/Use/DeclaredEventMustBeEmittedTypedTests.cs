using EventTracking.Analyzers.Tests.Harness;
using Rule = EventTracking.Analyzers.Tests.Harness.RuleTest<EventTracking.Analyzers.Use.DeclaredEventMustBeEmittedTypedAnalyzer>;

namespace EventTracking.Analyzers.Tests.Use;

public sealed class DeclaredEventMustBeEmittedTypedTests
{
    private const string Message =
        "The event 'org.edx.video.stop' is declared as 'VideoStopped'; emit it as 'VideoStopped' so that the compiler checks its fields";

    [Fact]
    public Task An_untyped_emit_of_a_declared_event_is_reported() => Rule.Reports(
        Within(
            """
            tracker.Emit({|#0:"org.edx.video.stop"|});
            tracker?.Emit({|#1:"org.edx.video.stop"|}, null);
            tracker.Emit({|#2:"org.edx.video.stop"|}, data);
            tracker.Emit(data: data, name: {|#3:"org.edx.video.stop"|});
            tracker.Emit({|#4:"org.edx.video.stop"|}, json);
            tracker.Emit({|#5:Name|}, data);
            tracker.Emit({|#6:$"org.edx.{nameof(video)}.stop"|}, data);
            tracker.Emit({|#7:"org.edx." + "video.stop"|}, data);
            TrackerRegistry.Emit({|#8:"org.edx.video.stop"|}, data);
            TrackerRegistry.Default.Emit({|#9:"org.edx.video.stop"|}, data);
            System.Action emit = () => tracker.Emit({|#10:"org.edx.video.stop"|}); emit();
            """),
        [.. Enumerable.Repeat(Message, 11)]);

    [Fact]
    public Task Other_calls_are_not_reported() => Rule.ReportsNothingFor(Within(
        """
        tracker.Emit("org.edx.video.play");
        tracker.Emit("Org.Edx.Video.Stop");
        tracker.Emit();
        tracker.Emit(null, data);
        tracker.Emit(name: video, data);
        tracker.Emit($"org.edx.{video}.stop", data);
        tracker.Emit(new VideoStopped("v"));
        tracker.EmitVideoStopped("v");
        new VideoStopped("v").Emit(tracker);
        tracker.Emit("org.edx.hidden");
        new Radio().Emit("org.edx.video.stop");
        """));

    [Fact]
    public Task A_name_without_generated_code_is_not_reported() => Rule.ReportsNothingFor(
        """
        using EventTracking;

        [TrackedEvent("org.edx.video.stop")]
        public sealed record VideoStopped(string VideoId);

        public static class Course
        {
            public static void Take(Tracker tracker) => tracker.Emit("org.edx.video.stop");
        }
        """);

    [Fact]
    public Task An_untyped_emit_of_an_event_in_a_reference_is_reported() => new Rule.Test(
        """
        using EventTracking;

        public static class Course
        {
            public static void Take(Tracker tracker)
            {
                tracker.Emit({|#0:"org.edx.video.stop"|});
                tracker.Emit("org.edx.internal");
            }
        }
        """)
    {
        TestState = { AdditionalReferences = { SomeReferences.Declaring(
            """
            using EventTracking;

            namespace Events;

            [TrackedEvent("org.edx.video.stop")]
            public sealed partial record VideoStopped(string VideoId);

            [TrackedEvent("org.edx.internal")]
            internal sealed partial record Internal;
            """) } },
    }.Expecting(Message).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task It_can_be_suppressed_by_pragma_and_by_attribute() => Rule.ReportsNothingFor(
        """
        using System.Diagnostics.CodeAnalysis;
        using EventTracking;

        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId);

        public static class Course
        {
            public static void Take(Tracker tracker)
            {
        #pragma warning disable EVT302
                tracker.Emit("org.edx.video.stop");
        #pragma warning restore EVT302
            }

            [SuppressMessage("EventTracking.Use", "EVT302", Justification = "A replay.")]
            public static void TakeAgain(Tracker tracker) => tracker.Emit("org.edx.video.stop");
        }
        """);

    private static string Within(string statement) =>
        $$"""
        using System.Collections.Generic;
        using System.Text.Json;
        using EventTracking;

        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId);

        public static class Course
        {
            private const string Name = "org.edx.video.stop";

            public static void Take(Tracker tracker, Dictionary<string, object?> data, JsonElement json, string video)
            {
                {{statement}}
            }
        }

        public static partial class Hidden
        {
            [TrackedEvent("org.edx.hidden")]
            private sealed partial record Event;
        }

        public sealed class Radio
        {
            public void Emit(string name) { }
        }
        """;
}
