using System.Collections.Immutable;
using System.Text;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Analyzers.Tests.UnderEdit;
using EventTracking.CodeFixes.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Contract;

/// <summary>The fixes of the contract rules in a workspace, as editors and <c>dotnet format</c> use them.</summary>
public sealed class ContractFixInWorkspaceTests
{
    private const int Seed = 20_261_130;
    private const string LockPath = SomeProject.Folder + "events.lock";

    private const string Source =
        """
        using System.Text.Json.Serialization;
        using EventTracking;

        [assembly: EventNamespace("org.edx")]

        namespace Shop;

        [TrackedEvent("org.edx.video.stop")]
        public readonly partial record struct VideoStopped(int VideoId, [property: JsonPropertyName("at")] double Position, Reason Reason);

        [TrackedEvent("org.edx.video.play", Version = 1)]
        public sealed partial record VideoPlayed
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            public string? Language { get; init; }

            public required Player Player { get; init; }
        }

        [TrackedEvent("org.edx.video.load")]
        public sealed partial record VideoLoaded;

        public sealed record Player(string? Name, bool HasSubtitles);

        public enum Reason { EndReached, Paused }
        """;

    private const string Blocks =
        """
        org.edx.video.mute 1
          video_id string

        org.edx.video.play 1
          player object
          player.name string
          player.subtitles boolean

        org.edx.video.stop 1
          current_time number
          reason enum(end_reached)
          video_id string

        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = [.. AllRules.Analyzers.Where(IsOfContract)];
    private static readonly ImmutableArray<ContractFix> Fixes = [.. AllRules.Fixes.OfType<ContractFix>()];

    [Fact]
    public async Task Projects_that_share_a_lock_share_its_edits()
    {
        var first = WithLock(SomeProject.Empty(NullableContextOptions.Enable).WithFile("Events.cs", Source).Project, Blocks);
        var second = WithLock(
            first.Solution.AddProject("Shop2", "Shop2", LanguageNames.CSharp)
                .WithParseOptions(first.ParseOptions!)
                .WithCompilationOptions(first.CompilationOptions!)
                .WithMetadataReferences(first.MetadataReferences)
                .WithFile("Events.cs", Source.Replace("int VideoId", "bool VideoId", StringComparison.Ordinal)
                    .Replace("video.load", "video.open", StringComparison.Ordinal)).Project,
            Blocks);
        first = second.Solution.GetProject(first.Id)!;

        var solution = await FixAll(first, new EventMustBeLockedFix(), "UpdateLockEdit");
        solution = await FixAll(solution.GetProject(first.Id)!, new LockedTypeMustRemainFix(), "BumpVersionEdit");

        var texts = await Task.WhenAll(solution.Projects.Select(TextOfLock));
        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(
            [
                "eventtracking lock 1", "org.edx.video.load 1", "org.edx.video.mute 1", "org.edx.video.open 1", "org.edx.video.play 1",
                "org.edx.video.stop 1", "org.edx.video.stop 2",
            ],
            texts[0].Split('\n').Where(static line => line.Length > 0 && line[0] != ' '));
        foreach (var project in solution.Projects)
            Assert.Contains("org.edx.video.stop\", Version = 2", await TextOf(project.Documents.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_encoding_of_a_lock_is_kept()
    {
        var original = SourceText.From(SomeLock.Of(Blocks), Encoding.BigEndianUnicode);
        var project = SomeProject.Empty(NullableContextOptions.Enable).WithFile("Events.cs", Source).Project
            .AddAdditionalDocument("events.lock", original, filePath: LockPath).Project;

        var solution = await FixAll(project, new EventMustBeLockedFix(), "UpdateLockEdit");

        var text = await solution.GetAdditionalDocument(project.AdditionalDocumentIds[0])!
            .GetTextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.BigEndianUnicode, text.Encoding);
        Assert.Contains("\norg.edx.video.load 1\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "Load")]
    public async Task Fixes_do_not_throw_when_tokens_are_missing()
    {
        var random = new Random(Seed);
        var offered = 0;
        var empty = WithLock(SomeProject.Empty(NullableContextOptions.Enable), Blocks);
        await empty.GetCompilationAsync(TestContext.Current.CancellationToken);

        for (var round = 0; round < LongRun.Choose(quick: 15, full: 30, @long: 20_000); round++)
        {
            var source = SourceUnderEdit.WithoutSomeTokens(Source, random);
            try
            {
                offered += await ApplyEverything(empty.WithFile("Events.cs", source));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Assert.Fail($"{exception}\n\n{source}");
            }
        }

        Assert.InRange(offered, 30, int.MaxValue);
    }

    private static async Task<int> ApplyEverything(Document document)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await Diagnose(document.Project, Rules))
        {
            foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id) && diagnostic.Location.IsInSource))
            {
                await fix.RegisterCodeFixesAsync(
                    new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
            }
        }

        foreach (var action in actions)
            Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken));
        return actions.Count;
    }

    private static async Task<Solution> FixAll(Project project, ContractFix fix, string key)
    {
        var diagnostics = new DiagnosticsOf([.. Rules.Where(rule => AllRules.Descriptor(rule).Id == fix.FixableDiagnosticIds[0])]);
        var context = new FixAllContext(
            project.Documents.First(), fix, FixAllScope.Solution, key, fix.FixableDiagnosticIds, diagnostics,
            TestContext.Current.CancellationToken);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(Project project, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        return await compilation.WithAnalyzers(rules, project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static Project WithLock(Project project, string blocks) =>
        project.AddAdditionalDocument("events.lock", SomeLock.Of(blocks), filePath: LockPath).Project;

    private static Task<string> TextOfLock(Project project) => TextOf(project.AdditionalDocuments.Single());

    private static async Task<string> TextOf(TextDocument document) =>
        (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private static bool IsOfContract(DiagnosticAnalyzer rule) => AllRules.Descriptor(rule).Id.StartsWith("EVT5", StringComparison.Ordinal);

    private sealed class DiagnosticsOf(ImmutableArray<DiagnosticAnalyzer> rules) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Diagnose(project, rules);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
