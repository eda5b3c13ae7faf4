using System.Text.Json;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary><c>dotnet events export asyncapi</c>, read by the AsyncAPI Initiative's own parser.</summary>
[Trait("Category", "Processes")]
public sealed class AsyncApiExportTests
{
    private const string Parser = "@asyncapi/parser";

    [Fact]
    public Task The_document_of_the_differential_events_has_no_error() => HasNoError(DifferentialEvents.Shapes);

    [Fact]
    public Task The_document_of_hostile_names_has_no_error() => HasNoError([.. HostileNames.Events, HostileNames.OneEvent]);

    [Fact]
    public Task Versions_are_messages_of_one_channel() => HasNoError(ExportRun.Shapes("""
        org.example.tree 1
          root object
          root.children array
          root.children[] ^root

        org.example.tree 2
          root object
          root.children array
          root.children[] ^root
          root.name string
        """));

    [Fact]
    public async Task The_parser_finds_errors()
    {
        NodeModules.SkipUnlessInstalled(Parser);

        var document = ExportRun.Text("asyncapi", [HostileNames.OneEvent]);

        Assert.NotEmpty(await Errors(document.Replace("#/components/schemas/", "#/schemas/", StringComparison.Ordinal)));
    }

    private static async Task HasNoError(IReadOnlyList<DataShape> shapes)
    {
        NodeModules.SkipUnlessInstalled(Parser);

        var document = ExportRun.Text("asyncapi", shapes);

        Assert.Empty(await Errors(document));
        var json = JsonElement.Parse(document);
        Assert.Equal(
            shapes.Select(static shape => shape.EventName).Distinct(),
            json.GetProperty("channels").EnumerateObject().Select(static channel => channel.Value.GetProperty("title").GetString()));
        Assert.Equal(shapes.Count, json.GetProperty("components").GetProperty("messages").EnumerateObject().Count());
    }

    private static async Task<IReadOnlyList<string>> Errors(string document)
    {
        var result = await Script.ForEachLine(
            "node",
            "-e",
            $$"""
            {{NodeModules.Load}}
            const { Parser } = load('{{Parser}}');
            const text = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            new Parser().parse(JSON.stringify(text)).then(({ document, diagnostics }) => {
                const errors = diagnostics.filter(diagnostic => diagnostic.severity === 0);
                console.log(JSON.stringify(errors.map(error => `${error.path.join('/')}: ${error.message}`)));
                if (!document && errors.length === 0) throw new Error('no document');
            });
            """,
            [document.ReplaceLineEndings(" ")]);
        return JsonSerializer.Deserialize<string[]>(Assert.Single(result))!;
    }
}
