using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>
/// Applies a refactoring at <c>[||]</c> in a project that runs the generator. The result must compile without warnings, and
/// <c>Sample.Run(tracker)</c> must write the same data as before.
/// </summary>
internal sealed class RefactoringTest<TRefactoring>(params (string Name, string Text)[] otherFiles)
    where TRefactoring : CodeRefactoringProvider, new()
{
    private const string Marker = "[||]";

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Asserts that the refactoring rewrites one text to the other and adds these files.</summary>
    public async Task Rewrites(string before, string after, params (string Name, string Text)[] added)
    {
        var document = Open(before);
        var action = Assert.Single(await Offered(document, before));
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var project = solution.GetProject(document.Project.Id)!;

        Assert.Equal(after, await TextOf(project.GetDocument(document.Id)!));
        var news = project.Documents.ExceptBy(document.Project.DocumentIds, static d => d.Id).ToArray();
        Assert.Equal(added.Select(static file => SomeProject.Folder + file.Name), news.Select(static d => d.FilePath));
        Assert.Equal(added.Select(static file => file.Text), await Task.WhenAll(news.Select(TextOf)));
        Assert.Equal(await Run(document.Project), await Run(project));
    }

    /// <summary>Asserts that the refactoring is not offered.</summary>
    public async Task OffersNothingFor(string source) => Assert.Empty(await Offered(Open(source), source));

    private Document Open(string source) => otherFiles
        .Aggregate(SomeProject.Empty(Nullable), static (project, file) => project.WithFile(file.Name, file.Text).Project)
        .WithFile("Sample.cs", source.Replace(Marker, ""));

    private static async Task<ImmutableArray<CodeAction>> Offered(Document document, string source)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        var span = new TextSpan(source.IndexOf(Marker, StringComparison.Ordinal), 0);
        await new TRefactoring().ComputeRefactoringsAsync(
            new CodeRefactoringContext(document, span, actions.Add, TestContext.Current.CancellationToken));
        return actions.ToImmutable();
    }

    private static async Task<string> TextOf(Document document) =>
        (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private static async Task<string> Run(Project project)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.Empty(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(static d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1591"));

        var data = new StringBuilder();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["test"] = new DelegateBackend(
                (in envelope) => data.Append(envelope.Name).AppendLine(Encoding.UTF8.GetString(envelope.DataJson))),
        });
        SomeAssembly.Load(compilation).GetType("Shop.Sample", throwOnError: true)!.GetMethod("Run")!.Invoke(null, [tracker]);
        Assert.NotEqual(0, data.Length);
        return data.ToString();
    }
}
