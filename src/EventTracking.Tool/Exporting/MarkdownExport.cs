using System.Globalization;
using System.Text;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting;

/// <summary>Exports a page for people: each event with its documentation, and a table of the fields of each version.</summary>
internal static class MarkdownExport
{
    private const string Format = "markdown";

    public static IReadOnlyList<ExportFile> Files(IReadOnlyList<DataShape> shapes)
    {
        var text = new StringBuilder().Append("# Events\n\n<!-- ").Append(ExportFile.Notice(Format)).Append(" -->\n");
        foreach (var versions in shapes.GroupBy(static shape => shape.EventName, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(MarkdownText.Code(Quoted.IfInvisible(versions.Key))).Append('\n');
            if (versions.Last().Documentation is { } documentation)
                text.Append('\n').Append(MarkdownText.Escape(documentation)).Append('\n');
            foreach (var shape in versions.OrderByDescending(static shape => shape.Version))
                text.Append('\n').Append(Of(shape));
        }

        return [new ExportFile("events.md", text.ToString())];
    }

    /// <summary>Returns the fields of one version.</summary>
    public static string Of(DataShape shape)
    {
        var text = new StringBuilder("### Version ").Append(shape.Version.ToString(CultureInfo.InvariantCulture)).Append("\n\n");
        if (shape.Nodes.Count == 0)
            return text.Append("No fields.\n").ToString();

        text.Append("| field | type | |\n|---|---|---|\n");
        foreach (var node in shape.Nodes)
        {
            text.Append("| ").Append(MarkdownText.CodeInTable(node.Path))
                .Append(" | ").Append(MarkdownText.CodeInTable(node.Value.Type.ToString()!)).Append(Presence(node))
                .Append(" | ").Append(MarkdownText.Escape(node.Field?.Documentation ?? "")).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Presence(ShapeNode node) => (node.Value.IsNullable, node.Field?.CanBeAbsent) switch
    {
        (true, true) => ", null or absent",
        (true, _) => ", or null",
        (_, true) => ", or absent",
        _ => "",
    };
}
