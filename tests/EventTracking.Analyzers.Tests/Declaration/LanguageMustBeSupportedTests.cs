using EventTracking.Analyzers.Declaration;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class LanguageMustBeSupportedTests
{
    private const string VideoStopped = """
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public sealed partial record {|#0:VideoStopped|}(string VideoId);
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public Task An_older_language_version_is_reported_at_each_event(LanguageVersion language, string shown) =>
        In(language, VideoStopped)
            .Expecting(
                $"No code is generated for the event 'VideoStopped' because the project is compiled as C# {shown}; set <LangVersion> to "
                    + "12 or later, or remove it")
            .RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public Task Newer_language_versions_are_not_reported(LanguageVersion language) =>
        In(language, "[EventTracking.TrackedEvent(\"org.edx.video.stop\")] public sealed partial record VideoStopped(string VideoId);")
            .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_project_without_events_is_not_reported() =>
        In(LanguageVersion.CSharp9, "public sealed partial record VideoStopped(string VideoId);")
            .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task It_can_be_suppressed() =>
        In(
            LanguageVersion.CSharp11,
            "#pragma warning disable EVT104\n[EventTracking.TrackedEvent(\"org.edx.video.stop\")] public sealed partial record "
                + "VideoStopped(string VideoId);")
            .RunAsync(TestContext.Current.CancellationToken);

    private static RuleTest<LanguageMustBeSupportedAnalyzer>.Test In(LanguageVersion language, string source)
    {
        var test = new RuleTest<LanguageMustBeSupportedAnalyzer>.Test(source);
        test.SolutionTransforms.Add((solution, project) =>
            solution.WithProjectParseOptions(
                project, ((CSharpParseOptions)solution.GetProject(project)!.ParseOptions!).WithLanguageVersion(language)));
        return test;
    }
}
