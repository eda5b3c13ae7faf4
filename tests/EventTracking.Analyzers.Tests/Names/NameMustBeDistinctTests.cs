using EventTracking.Analyzers.Names;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Names;

public sealed class NameMustBeDistinctTests
{
    [Theory]
    [InlineData("org.edx.videostop")]
    [InlineData("org.edx.Video_Stop")]
    [InlineData("org.edx.video-stop")]
    [InlineData("org.edx.video_stop_")]
    public Task Two_similar_names_are_both_reported(string name) => RuleTest<NameMustBeDistinctAnalyzer>.Reports(
        Declaring("""{|#0:"org.edx.video_stop"|}""", $$"""{|#1:"{{name}}"|}"""),
        Message("org.edx.video_stop", name, "B", "TestProject"),
        Message(name, "org.edx.video_stop", "A", "TestProject"));

    [Fact]
    public Task A_name_similar_to_one_in_a_reference_is_reported() =>
        Referencing("org.edx.videoStop", "[EventTracking.TrackedEvent({|#0:\"org.edx.video_stop\"|})] public partial record Stopped;")
            .Expecting(Message("org.edx.video_stop", "org.edx.videoStop", "Elsewhere.Player.Stopped", "Elsewhere"))
            .RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("""tracker.Emit({|#0:"org.edx.videostop"|});""")]
    [InlineData("""tracker.Emit({|#0:$"{Owned}.videostop"|}, null);""")]
    public Task A_typo_in_the_name_of_an_untyped_emit_is_reported(string statement) =>
        Referencing("org.edx.video_stop", Emitting(statement))
        .Expecting(Message("org.edx.videostop", "org.edx.video_stop", "Elsewhere.Player.Stopped", "Elsewhere"))
        .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_declared_name_is_not_reported_even_if_a_similar_one_exists() => Referencing(
        "org.edx.video_stop",
        $$"""
        {{Emitting("""tracker.Emit("org.edx.videostop");""")}}

        [EventTracking.TrackedEvent({|#0:"org.edx.videostop"|})]
        public sealed partial record Stopped;
        """)
        .Expecting(Message("org.edx.videostop", "org.edx.video_stop", "Elsewhere.Player.Stopped", "Elsewhere"))
        .RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("org.edx.video_stop")]
    [InlineData("org.edx.video.stop")]
    [InlineData("org.edx.video_stops")]
    [InlineData("org.edx.video_st0p")]
    [InlineData("orgedx.video_stop")]
    [InlineData("org.edx.vıdeo_stop")]
    public Task Equal_and_clearly_distinct_names_are_not_reported(string name) =>
        RuleTest<NameMustBeDistinctAnalyzer>.ReportsNothingFor(Declaring("\"org.edx.video_stop\"", $"\"{name}\""));

    [Theory]
    [InlineData("""tracker.Emit();""")]
    [InlineData("""tracker.Emit("org.edx.video_stop");""")]
    [InlineData("""tracker.Emit("org.edx.video.stop");""")]
    [InlineData("""tracker.Emit(dynamicName);""")]
    [InlineData("""tracker.Emit("org.edx.nowhere"); tracker.Emit("org.edx.no_where");""")]
    public Task Emits_of_declared_distinct_or_unknown_names_are_not_reported(string statement) =>
        Referencing("org.edx.video_stop", Emitting(statement)).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task It_can_be_suppressed_by_pragma_and_by_attribute() => RuleTest<NameMustBeDistinctAnalyzer>.ReportsNothingFor(
        """
        using System.Diagnostics.CodeAnalysis;
        using EventTracking;

        #pragma warning disable EVT403
        [TrackedEvent("org.edx.video_stop")]
        public sealed partial record A;
        #pragma warning restore EVT403

        [TrackedEvent("org.edx.videostop"), SuppressMessage("EventTracking.Names", "EVT403", Justification = "From another system.")]
        public sealed partial record B;
        """);

    [Fact]
    public Task The_severity_can_be_set_in_editorconfig()
    {
        var test = Referencing(
            "org.edx.video_stop", "[EventTracking.TrackedEvent({|#0:\"org.edx.videostop\"|})] public partial record Stopped;")
            .WithEditorConfig("dotnet_diagnostic.EVT403.severity = suggestion");
        test.ExpectedDiagnostics.Add(Expected
            .At<NameMustBeDistinctAnalyzer>(0, Message("org.edx.videostop", "org.edx.video_stop", "Elsewhere.Player.Stopped", "Elsewhere"))
            .WithSeverity(DiagnosticSeverity.Info));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Message(string name, string other, string type, string assembly) =>
        $"The event name '{name}' differs from '{other}' ('{type}' in '{assembly}') only in case, '_' or '-'; use the same name or a "
            + "distinct one";

    private static RuleTest<NameMustBeDistinctAnalyzer>.Test Referencing(string name, string source)
    {
        var test = new RuleTest<NameMustBeDistinctAnalyzer>.Test(source);
        test.TestState.AdditionalReferences.Add(SomeReferences.Declaring(
            $$"""
            namespace Elsewhere;

            internal static partial class Player
            {
                [EventTracking.TrackedEvent("{{name}}")]
                private sealed partial record Stopped;
            }
            """,
            "Elsewhere"));
        return test;
    }

    private static string Declaring(string a, string b) =>
        $$"""
        [EventTracking.TrackedEvent({{a}})]
        public sealed partial record A;

        [EventTracking.TrackedEvent({{b}})]
        public sealed partial record B;
        """;

    private static string Emitting(string statement) =>
        $$"""
        using EventTracking;

        public static class Course
        {
            private const string Owned = "org.edx";

            public static void Take(Tracker tracker, string dynamicName)
            {
                {{statement}}
            }
        }
        """;
}
