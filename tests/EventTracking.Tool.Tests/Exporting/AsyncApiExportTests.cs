using System.Text.Json;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary><c>dotnet events export asyncapi</c>, read by the AsyncAPI Initiative's own parser.</summary>
[Trait("Category", "Processes")]
public sealed class AsyncApiExportTests
{
    private const string Parser = "@asyncapi/parser";

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<DataShape>>> Shapes = new(static () =>
    [
        DifferentialEvents.Shapes,
        [.. HostileNames.Events, HostileNames.OneEvent],
        ExportRun.Shapes("""
            org.example.tree 1
              root object
              root.children array
              root.children[] ^root

            org.example.tree 2
              root object
              root.children array
              root.children[] ^root
              root.name string
            """),
    ]);

    private static readonly Lazy<Task<IReadOnlyList<string[]>>> Errors = new(static () => ErrorsOf(
        [.. Shapes.Value.Select(Document), WithDanglingReferences(Document([HostileNames.OneEvent]))]));

    [Fact]
    public Task The_document_of_the_differential_events_has_no_error() => HasNoError(0);

    [Fact]
    public Task The_document_of_hostile_names_has_no_error() => HasNoError(1);

    [Fact]
    public Task Versions_are_messages_of_one_channel() => HasNoError(2);

    [Fact]
    public async Task The_parser_finds_errors()
    {
        NodeModules.SkipUnlessInstalled(Parser);

        Assert.NotEmpty((await Errors.Value)[^1]);
    }

    private static async Task HasNoError(int index)
    {
        NodeModules.SkipUnlessInstalled(Parser);

        Assert.Empty((await Errors.Value)[index]);
        var shapes = Shapes.Value[index];
        var json = JsonElement.Parse(Document(shapes));
        Assert.Equal(
            shapes.Select(static shape => shape.EventName).Distinct(),
            json.GetProperty("channels").EnumerateObject().Select(static channel => channel.Value.GetProperty("title").GetString()));
        Assert.Equal(shapes.Count, json.GetProperty("components").GetProperty("messages").EnumerateObject().Count());
    }

    private static string Document(IReadOnlyList<DataShape> shapes) => ExportRun.Text("asyncapi", shapes);

    private static string WithDanglingReferences(string document) =>
        document.Replace("#/components/schemas/", "#/schemas/", StringComparison.Ordinal);

    /// <summary>Reads all documents in one process, because loading the parser takes longest.</summary>
    private static async Task<IReadOnlyList<string[]>> ErrorsOf(IReadOnlyList<string> documents)
    {
        var results = await Script.ForEachLine(
            "node",
            "-e",
            $$"""
            {{NodeModules.Load}}
            const { Parser } = load('{{Parser}}');
            const lines = require('fs').readFileSync(0, 'utf8').split('\n').slice(0, -1);
            (async () => {
                for (const line of lines) {
                    const { document, diagnostics } = await new Parser().parse(line);
                    const errors = diagnostics.filter(diagnostic => diagnostic.severity === 0);
                    console.log(JSON.stringify(errors.map(error => `${error.path.join('/')}: ${error.message}`)));
                    if (!document && errors.length === 0) throw new Error('no document');
                }
            })();
            """,
            [.. documents.Select(static document => document.ReplaceLineEndings(" "))]);
        Assert.Equal(documents.Count, results.Count);
        return [.. results.Select(static errors => JsonSerializer.Deserialize<string[]>(errors)!)];
    }
}
