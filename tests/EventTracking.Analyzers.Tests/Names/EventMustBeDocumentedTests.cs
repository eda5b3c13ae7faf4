using EventTracking.Analyzers.Names;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Analyzers.Tests.Names;

public sealed class EventMustBeDocumentedTests
{
    private const string Message =
        "Add a doc comment with a summary to the event 'VideoStopped'; it becomes the documentation in the event's descriptor";

    public static TheoryData<DocumentationMode> Modes => [DocumentationMode.None, DocumentationMode.Parse, DocumentationMode.Diagnose];

    [Theory]
    [InlineData("")]
    [InlineData("// A learner stopped a video.")]
    [InlineData("/* A learner stopped a video. */")]
    [InlineData("//// <summary>A learner stopped a video.</summary>")]
    [InlineData("/// <summary> </summary>")]
    [InlineData("/// <param name=\"VideoId\">Which one.</param>")]
    [InlineData("/// <inheritdoc/>")]
    public Task An_event_without_a_summary_is_reported(string comment) => RuleTest<EventMustBeDocumentedAnalyzer>.Reports(
        Commented(comment, "{|#0:VideoStopped|}"), Message);

    [Theory]
    [InlineData("/// <summary>A learner stopped a video.</summary>")]
    [InlineData("/// A learner stopped a video.")]
    [InlineData("/** <summary>A learner stopped a video.</summary> */")]
    [InlineData("/// <summary><see cref=\"VideoStopped\"/></summary>")]
    [InlineData("/// <summary>A learner stopped a video.</summary>\n// An ordinary comment.\n")]
    [InlineData("/// <summary>Not well-formed, but there.")]
    public Task An_event_with_a_summary_is_not_reported(string comment) =>
        Silent(Commented(comment, "VideoStopped"), DocumentationMode.Parse);

    [Theory]
    [MemberData(nameof(Modes))]
    public Task Doc_comments_are_read_even_if_the_build_does_not_parse_them(DocumentationMode mode) => Silent(
        """
        namespace Courses;

        /// <summary>A learner stopped a video.</summary>
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId);

        public sealed partial record VideoStopped;

        public sealed record NoEvent;
        """,
        mode);

    [Fact]
    public Task The_comment_may_be_on_another_part() => RuleTest<EventMustBeDocumentedAnalyzer>.ReportsNothingFor(
        """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string VideoId);

        /// <summary>A learner stopped a video.</summary>
        public sealed partial record VideoStopped;
        """);

    [Fact]
    public Task It_can_be_suppressed_by_pragma_and_by_attribute() => RuleTest<EventMustBeDocumentedAnalyzer>.ReportsNothingFor(
        """
        using System.Diagnostics.CodeAnalysis;
        using EventTracking;

        [TrackedEvent("org.edx.video.play")]
        #pragma warning disable EVT405
        public sealed partial record VideoPlayed;
        #pragma warning restore EVT405

        [TrackedEvent("org.edx.video.stop"), SuppressMessage("EventTracking.Names", "EVT405", Justification = "Obvious from the name.")]
        public sealed partial record VideoStopped;
        """);

    [Fact]
    public Task The_severity_can_be_set_in_editorconfig()
    {
        var test = new RuleTest<EventMustBeDocumentedAnalyzer>.Test(Commented("", "{|#0:VideoStopped|}"))
            .WithEditorConfig("dotnet_diagnostic.EVT405.severity = error");
        test.ExpectedDiagnostics.Add(Expected.At<EventMustBeDocumentedAnalyzer>(0, Message).WithSeverity(DiagnosticSeverity.Error));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Commented(string comment, string name) =>
        $$"""
        {{comment}}
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record {{name}}(string VideoId);
        """;

    private static Task Silent(string source, DocumentationMode mode)
    {
        var test = new RuleTest<EventMustBeDocumentedAnalyzer>.Test(source);
        test.SolutionTransforms.Add((solution, id) =>
            solution.WithProjectParseOptions(id, solution.GetProject(id)!.ParseOptions!.WithDocumentationMode(mode)));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
