using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary><c>dotnet events export markdown</c>, read by Markdig.</summary>
public sealed class MarkdownExportTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    [Fact]
    public void Hostile_names_are_code_and_documentation_is_text()
    {
        var page = Markdown.Parse(ExportRun.Text("markdown", HostileNames.Events), Pipeline);

        Assert.DoesNotContain(
            page.Descendants(), static node => node is LinkInline or EmphasisInline or CodeBlock or ListBlock or QuoteBlock);
        Assert.All(page.Descendants<HtmlInline>(), static html => Assert.Contains(html.Tag, (string[])["<code>", "</code>"]));
        Assert.Equal("<!--", Assert.Single(page.Descendants<HtmlBlock>()).Lines.ToString()[..4]);
        Assert.Equal(HostileNames.All.Count, page.OfType<HeadingBlock>().Count(static heading => heading.Level == 2));
        var tables = page.OfType<Table>().ToList();
        Assert.Equal(HostileNames.All.Count, tables.Count);
        Assert.All(HostileNames.Events.Zip(tables), static pair =>
        {
            var cells = Assert.IsType<TableRow>(pair.Second[1]).Cast<TableCell>().ToList();
            Assert.Equal(3, cells.Count);
            Assert.Equal(pair.First.Nodes[0].Path, Text(cells[0]));
            Assert.Equal(InOneLine(pair.First.EventName), Text(cells[2]).Trim());
        });
    }

    [Fact]
    public void Every_field_of_the_differential_events_has_a_row()
    {
        var shapes = DifferentialEvents.Shapes;

        var page = Markdown.Parse(ExportRun.Text("markdown", shapes), Pipeline);

        Assert.Equal(
            shapes.SelectMany(static shape => shape.Nodes).Select(static node => node.Path),
            page.Descendants<TableRow>().Where(static row => !row.IsHeader)
                .Select(static row => row.Descendants<CodeInline>().First().Content));
    }

    private static string InOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('\u0001', ' ').Trim();

    private static string Text(MarkdownObject cell) => string.Concat(cell.Descendants<LeafInline>().Select(static inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }));
}
