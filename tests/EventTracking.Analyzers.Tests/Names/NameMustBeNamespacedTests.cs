using EventTracking.Analyzers.Names;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Names;

public sealed class NameMustBeNamespacedTests
{
    [Theory]
    [InlineData("play", "has only one segment")]
    [InlineData("play_video", "has only one segment")]
    [InlineData("", "is empty")]
    [InlineData(".", "has an empty segment")]
    [InlineData("org.edx.", "has an empty segment")]
    [InlineData("org..edx", "has an empty segment")]
    [InlineData("Org.edx", "has the segment 'Org'")]
    [InlineData("org.edX", "has the segment 'edX'")]
    [InlineData("org.2fa", "has the segment '2fa'")]
    [InlineData("org._edx", "has the segment '_edx'")]
    [InlineData("org.video-stop", "has the segment 'video-stop'")]
    [InlineData("org.video stop", "has the segment 'video stop'")]
    [InlineData("org.vidéo", "has the segment 'vidéo'")]
    [InlineData("org.edx.ı", "has the segment 'ı'")]
    [InlineData("org.stop\\n", "has the segment 'stop\\n'")]
    [InlineData("\\ud800.stop", "has the segment '\\ud800'")]
    public Task A_name_that_is_not_namespaced_is_reported(string name, string reason) =>
        RuleTest<NameMustBeNamespacedAnalyzer>.Reports(Declaring($$"""{|#0:"{{name}}"|}"""), Message(name, reason));

    [Fact]
    public Task A_name_of_more_than_200_characters_is_reported()
    {
        var longest = $"org.{new string('x', 196)}";
        return RuleTest<NameMustBeNamespacedAnalyzer>.Reports(
            Emitting($$"""tracker.Emit("{{longest}}"); tracker.Emit({|#0:"{{longest}}x"|});"""),
            Message($"{longest}x", "is longer than 200 characters"));
    }

    [Theory]
    [InlineData("""{|#0:null!|}""", "", "is empty")]
    [InlineData("""name: {|#0:"play"|}, Version = 2""", "play", "has only one segment")]
    [InlineData("""{|#0:"pl" + "ay"|}""", "play", "has only one segment")]
    [InlineData("""{|#0:nameof(VideoStopped)|}""", "VideoStopped", "has the segment 'VideoStopped'")]
    public Task The_diagnostic_is_at_the_expression_in_the_attribute(string argument, string name, string reason) =>
        RuleTest<NameMustBeNamespacedAnalyzer>.Reports(Declaring(argument), Message(name, reason));

    [Theory]
    [InlineData("""tracker.Emit({|#0:"play"|});""")]
    [InlineData("""tracker?.Emit({|#0:"play"|}, null);""")]
    [InlineData("""tracker.Emit(data: null, name: {|#0:"play"|});""")]
    [InlineData("""tracker.Emit({|#0:"play"|}, json);""")]
    [InlineData("""TrackerRegistry.Emit({|#0:"play"|});""")]
    [InlineData("""tracker.Emit({|#0:Play|});""")]
    [InlineData("""const string local = "play"; tracker.Emit({|#0:local|});""")]
    [InlineData("""tracker.Emit({|#0:nameof(play)|});""")]
    [InlineData("""tracker.Emit({|#0:$"{P}lay"|});""")]
    [InlineData("""tracker.Emit({|#0:P + "lay"|});""")]
    public Task A_constant_name_of_an_untyped_emit_is_reported(string statement) =>
        RuleTest<NameMustBeNamespacedAnalyzer>.Reports(Emitting(statement), Message("play", "has only one segment"));

    [Theory]
    [InlineData("a.b")]
    [InlineData("org.edx.video.stop")]
    [InlineData("org.edx.video_stop")]
    [InlineData("org.edx.video__stop_")]
    [InlineData("org.edx2.v2")]
    public Task A_namespaced_name_is_not_reported(string name) =>
        RuleTest<NameMustBeNamespacedAnalyzer>.ReportsNothingFor(Declaring($"\"{name}\""));

    [Theory]
    [InlineData("""tracker.Emit();""")]
    [InlineData("""tracker.Emit(null);""")]
    [InlineData("""tracker.Emit(data: null);""")]
    [InlineData("""tracker.Emit(dynamicName);""")]
    [InlineData("""tracker.Emit($"{dynamicName}.stop");""")]
    [InlineData("""tracker.Emit("org.edx.video.stop");""")]
    [InlineData("""tracker.Emit($"{Owned}.stop");""")]
    [InlineData("""new Other().Emit("play");""")]
    public Task Valid_or_unknown_names_and_other_calls_are_not_reported(string statement) =>
        RuleTest<NameMustBeNamespacedAnalyzer>.ReportsNothingFor(Emitting(statement));

    [Fact]
    public Task A_type_with_another_attribute_of_the_same_name_is_not_an_event() =>
        RuleTest<NameMustBeNamespacedAnalyzer>.ReportsNothingFor(
            """
            [TrackedEvent("play")]
            public sealed partial record VideoPlayed;

            public sealed class TrackedEventAttribute(string name) : System.Attribute
            {
                public string Name { get; } = name;
            }
            """);

    [Theory]
    [InlineData("[a-z_]+", "play_video")]
    [InlineData("a|ab", "ab")]
    [InlineData("/courses/.*", "/courses/stop")]
    public Task A_name_that_the_additional_pattern_matches_entirely_is_not_reported(string pattern, string name) =>
        new RuleTest<NameMustBeNamespacedAnalyzer>.Test(Declaring($"\"{name}\""))
            .WithEditorConfig($"event_tracking_additional_name_pattern = {pattern}")
            .RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("[a-z]+", "play_video", "has only one segment")]
    [InlineData("", "play", "has only one segment")]
    [InlineData("[a-z", "play", "has only one segment")]
    [InlineData(".*", "", "is empty")]
    public Task A_name_that_the_additional_pattern_does_not_match_is_reported(string pattern, string name, string reason) =>
        new RuleTest<NameMustBeNamespacedAnalyzer>.Test(Declaring($$"""{|#0:"{{name}}"|}"""))
            .WithEditorConfig($"event_tracking_additional_name_pattern = {pattern}")
            .Expecting(Message(name, reason))
            .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_pattern_does_not_backtrack_catastrophically() =>
        new RuleTest<NameMustBeNamespacedAnalyzer>.Test(Declaring($$"""{|#0:"{{new string('a', 199)}}"|}"""))
            .WithEditorConfig("event_tracking_additional_name_pattern = (a+)+b")
            .Expecting(Message(new string('a', 199), "has only one segment"))
            .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task The_severity_can_be_set_in_editorconfig()
    {
        var test = new RuleTest<NameMustBeNamespacedAnalyzer>.Test(Declaring("""{|#0:"play"|}"""))
            .WithEditorConfig("dotnet_diagnostic.EVT401.severity = suggestion");
        test.ExpectedDiagnostics.Add(Expected.At<NameMustBeNamespacedAnalyzer>(0, Message("play", "has only one segment"))
            .WithSeverity(DiagnosticSeverity.Info));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task It_can_be_suppressed_by_pragma_and_by_attribute() => RuleTest<NameMustBeNamespacedAnalyzer>.ReportsNothingFor(
        """
        using System.Diagnostics.CodeAnalysis;
        using EventTracking;

        #pragma warning disable EVT401
        [TrackedEvent("play")]
        public sealed partial record VideoPlayed;
        #pragma warning restore EVT401

        [TrackedEvent("stop"), SuppressMessage("EventTracking.Names", "EVT401", Justification = "Known to readers.")]
        public sealed partial record VideoStopped;
        """);

    private static string Message(string name, string reason) =>
        $"The event name '{name}' {reason}; use dotted lowercase segments such as 'org.edx.video.stop', or allow existing names with "
            + "event_tracking_additional_name_pattern in .editorconfig";

    private static string Declaring(string arguments) =>
        $$"""
        [EventTracking.TrackedEvent({{arguments}})]
        public sealed partial record VideoStopped;
        """;

    private static string Emitting(string statement) =>
        $$"""
        using EventTracking;

        public static class Course
        {
            private const string P = "p", Play = "play", Owned = "org.edx";

            public static void Take(Tracker tracker, string dynamicName, System.Text.Json.JsonElement json, int play)
            {
                {{statement}}
            }
        }

        public sealed class Other
        {
            public void Emit(string name) { }
        }
        """;
}
