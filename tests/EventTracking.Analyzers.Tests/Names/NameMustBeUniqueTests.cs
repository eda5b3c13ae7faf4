using EventTracking.Analyzers.Names;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Names;

public sealed class NameMustBeUniqueTests
{
    private const string VideoStopped = """
        namespace Courses;

        [EventTracking.TrackedEvent({|#0:"org.edx.video.stop"|})]
        public sealed partial record VideoStopped;
        """;

    [Fact]
    public Task Every_declaration_of_a_duplicate_name_is_reported_with_another_one() => RuleTest<NameMustBeUniqueAnalyzer>.Reports(
        """
        namespace Courses;

        [EventTracking.TrackedEvent({|#0:"org.edx.video.stop"|})]
        public sealed partial record A;

        [EventTracking.TrackedEvent({|#1:"org.edx." + "video.stop"|}, Version = 2)]
        public sealed partial record B;

        public partial class Outer
        {
            [EventTracking.TrackedEvent(name: {|#2:"org.edx.video.stop"|})]
            private partial record struct C;
        }
        """,
        "The event name 'org.edx.video.stop' is declared more than once: also by 'Courses.B' in 'TestProject'",
        "The event name 'org.edx.video.stop' is declared more than once: also by 'Courses.A' in 'TestProject'",
        "The event name 'org.edx.video.stop' is declared more than once: also by 'Courses.A' in 'TestProject'");

    [Theory]
    [InlineData(
        "namespace Elsewhere; [EventTracking.TrackedEvent(\"org.edx.video.stop\")] public partial record Stopped;", "Elsewhere.Stopped")]
    [InlineData(
        "public partial class Outer { [EventTracking.TrackedEvent(\"org.edx.video.stop\")] private partial record Stopped; }",
        "Outer.Stopped")]
    public Task A_name_that_a_reference_declares_is_reported(string source, string type) =>
        Referencing(SomeReferences.Declaring(source, "Elsewhere"))
        .Expecting($"The event name 'org.edx.video.stop' is declared more than once: also by '{type}' in 'Elsewhere'")
        .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_library_does_not_report_a_name_that_two_references_declare()
    {
        var source = "[EventTracking.TrackedEvent(\"org.edx.video.play\")] public partial record Played;";
        var test = Silent(VideoStopped);
        test.TestState.AdditionalReferences.Add(SomeReferences.Declaring(source, "One"));
        test.TestState.AdditionalReferences.Add(SomeReferences.Declaring(source, "Two"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task An_application_reports_a_name_that_two_references_declare()
    {
        var source = "[EventTracking.TrackedEvent(\"org.edx.video.play\")] public partial record Played;";
        var test = new RuleTest<NameMustBeUniqueAnalyzer>.Test("System.Console.WriteLine();");
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.Add(SomeReferences.Declaring(source, "One"));
        test.TestState.AdditionalReferences.Add(
            SomeReferences.Declaring(source.Replace("Played", "Started", StringComparison.Ordinal), "Two"));
        test.TestState.AdditionalReferences.Add(
            SomeReferences.Declaring(
                source.Replace("play", "pause", StringComparison.Ordinal).Replace("Played", "Paused", StringComparison.Ordinal), "Three"));
        test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(NameMustBeUniqueAnalyzer.Descriptor)
            .WithMessage("The event name 'org.edx.video.play' is declared more than once: by 'Played' in 'One' and by 'Started' in 'Two'"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.stopped\")] public partial record Stopped;")]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.Stop\")] public partial record Stopped;")]
    [InlineData("public class Course { public void Stop(EventTracking.Tracker tracker) => tracker.Emit(\"org.edx.video.stop\"); }")]
    [InlineData("[Obsolete(\"org.edx.video.stop\")] public record Stopped;")]
    [InlineData("[EventTracking.TrackedEvent(\"\")] public partial record A; [EventTracking.TrackedEvent(\"\")] public partial record B;")]
    public Task Other_names_and_emits_are_not_reported(string source) =>
        Silent($"using System;\n{VideoStopped}\n{source}").RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_record_with_two_parts_is_declared_once() => RuleTest<NameMustBeUniqueAnalyzer>.ReportsNothingFor(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped;

        public sealed partial record VideoStopped
        {
            public string? VideoId { get; init; }
        }
        """);

    [Fact]
    public Task Another_attribute_of_the_same_name_is_not_read()
    {
        var test = Silent(VideoStopped);
        test.TestState.AdditionalReferences.Add(SomeReferences.Declaring(
            """
            [assembly: Impostor.TrackedEventDeclarations("format 1\norg.edx.video.stop 1 Impostor.Stopped")]
            namespace Impostor
            {
                [System.AttributeUsage(System.AttributeTargets.Assembly)]
                public sealed class TrackedEventDeclarationsAttribute(string events) : System.Attribute;
            }
            """,
            "Impostor"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task It_can_be_suppressed_by_pragma_and_by_attribute() => RuleTest<NameMustBeUniqueAnalyzer>.ReportsNothingFor(
        """
        using System.Diagnostics.CodeAnalysis;
        using EventTracking;

        #pragma warning disable EVT402
        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record A;
        #pragma warning restore EVT402

        [TrackedEvent("org.edx.video.stop", Version = 2), SuppressMessage("EventTracking.Names", "EVT402", Justification = "One is deprecated.")]
        public sealed partial record B;
        """);

    [Fact]
    public Task The_severity_can_be_set_in_editorconfig()
    {
        var test = Referencing(
            SomeReferences.Declaring("[EventTracking.TrackedEvent(\"org.edx.video.stop\")] public partial record Stopped;", "Elsewhere"))
            .WithEditorConfig("dotnet_diagnostic.EVT402.severity = warning");
        test.ExpectedDiagnostics.Add(Expected
            .At<NameMustBeUniqueAnalyzer>(
                0, "The event name 'org.edx.video.stop' is declared more than once: also by 'Stopped' in 'Elsewhere'")
            .WithSeverity(DiagnosticSeverity.Warning));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static RuleTest<NameMustBeUniqueAnalyzer>.Test Referencing(MetadataReference reference)
    {
        var test = new RuleTest<NameMustBeUniqueAnalyzer>.Test(VideoStopped);
        test.TestState.AdditionalReferences.Add(reference);
        return test;
    }

    private static RuleTest<NameMustBeUniqueAnalyzer>.Test Silent(string source) =>
        new(source.Replace("{|#0:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));
}
