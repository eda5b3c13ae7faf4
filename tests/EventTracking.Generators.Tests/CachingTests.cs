using EventTracking.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests;

/// <summary>An edit generates everything again that it affects, and nothing else.</summary>
public sealed class CachingTests
{
    private const string VideoStopped = """
        namespace Shop;
        /// <summary>A learner stopped a video.</summary>
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        public partial record VideoStopped(string VideoId, Position Position);
        """;

    private const string Position = "namespace Shop; public record Position(double Seconds);";

    [Fact]
    public void A_comment_above_the_event_regenerates_nothing() =>
        GeneratorRun.Of(VideoStopped, Position).AfterEdit(static source => "// moved\n" + source).ReusesEverything();

    [Fact]
    public void A_method_in_the_record_regenerates_nothing() =>
        GeneratorRun.Of(VideoStopped, Position)
            .AfterEdit(static source => source.Replace(");", ") { public void Nothing() { } }", StringComparison.Ordinal))
            .ReusesEverything();

    [Fact]
    public void A_changed_doc_comment_is_generated_again() => Assert.Contains(
        "A learner paused",
        GeneratorRun.Of(VideoStopped, Position)
            .AfterEdit(static source => source.Replace("stopped", "paused", StringComparison.Ordinal)).Files["Shop.VideoStopped.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void A_changed_type_in_the_event_is_generated_again() => Assert.Contains(
        "\"minutes\"",
        GeneratorRun.Of(VideoStopped, Position)
            .After(static compilation => Replace(compilation, "Seconds", "Minutes")).Files["Shop.VideoStopped.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void Changed_defaults_of_the_assembly_are_generated_again()
    {
        var run = GeneratorRun.Of(VideoStopped, Position);

        var camelCase = run.After(static compilation => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "[assembly: EventTracking.TrackedEventDefaults(FieldNaming = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]",
            (CSharpParseOptions)compilation.SyntaxTrees[0].Options)));

        Assert.Contains("\"video_id\"", run.Files["Shop.VideoStopped.g.cs"], StringComparison.Ordinal);
        Assert.Contains("\"videoId\"", camelCase.Files["Shop.VideoStopped.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_an_event_removes_its_files() =>
        Assert.Empty(GeneratorRun.Of(VideoStopped, Position).AfterEdit(static _ => "").Files);

    private static CSharpCompilation Replace(CSharpCompilation compilation, string old, string @new)
    {
        var tree = compilation.SyntaxTrees[1];
        var edited = tree.ToString().Replace(old, @new, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)tree.Options, tree.FilePath));
    }
}
