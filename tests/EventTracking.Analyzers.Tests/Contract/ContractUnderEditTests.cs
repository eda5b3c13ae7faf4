using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Contract;

/// <summary>In an editor, sources, settings and the lock change while results of earlier states are cached.</summary>
public sealed class ContractUnderEditTests
{
    private const string Event = "[EventTracking.TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(Line Line);";

    private static readonly CSharpCompilation Project = Build.Plain([Event, "public sealed record Line(string Sku);"]);
    private static readonly string Locked = SomeLock.Of(SomeLock.Stop("line object;line.sku string"));

    [Fact]
    public async Task Each_edit_is_compared_with_the_lock()
    {
        var project = Project;

        Assert.Equal("", await Ids(project));
        Assert.Equal("EVT503", await Ids(project = Edit(project, 1, "public sealed record Line(bool Sku);")));
        Assert.Equal("EVT502", await Ids(project = Edit(project, 1, "public sealed record Line;")));
        Assert.Equal("EVT502", await Ids(project = Edit(project, 0, Event + " // A comment.")));
        Assert.Equal("", await Ids(project = Edit(project, 1, "public sealed record Line(string Sku);")));
        Assert.Equal("EVT507", await Ids(Edit(project, 0, "")));
    }

    [Fact]
    public async Task Each_text_of_the_lock_is_read()
    {
        Assert.Equal("", (await LockedBuild.Of(Project, Locked)).Ids);
        Assert.Equal(
            "EVT504",
            (await LockedBuild.Of(Project, SomeLock.Of(SomeLock.Stop("line object;line.sku string ~")), CompatibilityMode.Full)).Ids);
        Assert.Equal("EVT510", (await LockedBuild.Of(Project, "<<<<<<<")).Ids);
        Assert.Equal("", (await LockedBuild.Of(Project, Locked)).Ids);
    }

    [Fact]
    public async Task The_mode_of_a_compilation_can_change()
    {
        var project = Edit(Project, 1, "public sealed record Line;");

        Assert.Equal("EVT502", (await LockedBuild.Of(project, Locked)).Ids);
        Assert.Equal("EVT509", (await LockedBuild.Of(project, Locked, CompatibilityMode.Backward)).Ids);
    }

    [Fact]
    public async Task A_single_file_can_be_analyzed()
    {
        var project = Edit(Project, 0, Event.Replace("Line Line", "Line Line, string Id", StringComparison.Ordinal));
        var analysis = project.WithAnalyzers(
            [new LockMustBeCurrentAnalyzer()], LockedBuild.Options(new LockedBuild.SomeText(SomeLock.Path, SourceText.From(Locked))));

        var reported = await analysis.GetAnalyzerSemanticDiagnosticsAsync(
            project.GetSemanticModel(project.SyntaxTrees[0]), null, TestContext.Current.CancellationToken);

        Assert.Equal("id", Assert.Single(reported).Properties["Path"]);
    }

    [Theory]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(Missing Line);")]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(Line[")]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.stop\", Version = )] public sealed partial record Stop(Line Line);")]
    [InlineData("[EventTracking.TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(Line Line) : Missing;")]
    [InlineData("[EventTracking.TrackedEvent(Missing.Name)] public sealed partial record Stop;")]
    public async Task An_event_that_the_compiler_reports_is_not_reported_again(string source) =>
        Assert.Equal("", await Ids(Edit(Project, 0, source)));

    private static async Task<string> Ids(Compilation project) => (await LockedBuild.Of(project, Locked)).Ids;

    private static CSharpCompilation Edit(CSharpCompilation project, int file, string text) => project.ReplaceSyntaxTree(
        project.SyntaxTrees[file],
        CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)project.SyntaxTrees[file].Options, project.SyntaxTrees[file].FilePath));
}
