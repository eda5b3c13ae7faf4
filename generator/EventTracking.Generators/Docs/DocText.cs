using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EventTracking.Generators.Docs;

/// <summary>Converts the XML of a doc comment to one line of plain text.</summary>
internal static class DocText
{
    private static readonly string[] ReferenceAttributes = ["cref", "name", "langword", "href"];

    /// <summary>The text; <see langword="null"/> if there is none.</summary>
    public static string? Flatten(IEnumerable<XNode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
            Append(text, node);
        return Collapse(text.ToString());
    }

    public static string? WithoutTags(string xml) => Collapse(Regex.Replace(xml, "<[^<>]*>", " "));

    private static void Append(StringBuilder text, XNode node)
    {
        switch (node)
        {
            case XText plain:
                text.Append(plain.Value);
                break;

            // <see cref="X.Y"/>, <paramref name="x"/>, <see langword="null"/>: the name is the text.
            case XElement { IsEmpty: true } element:
                text.Append(ReferenceAttributes.Select(name => element.Attribute(name)?.Value).OfType<string>().FirstOrDefault() is { } name
                    ? Readable(name)
                    : " ");
                break;

            case XElement { Name.LocalName: "para" or "item" or "br" } element:
                text.Append(' ').Append(Flatten(element.Nodes())).Append(' ');
                break;

            case XElement element:
                foreach (var inner in element.Nodes())
                    Append(text, inner);
                break;
        }
    }

    /// <summary><c>T:Shop.List{Order}</c> becomes <c>Shop.List&lt;Order&gt;</c>.</summary>
    private static string Readable(string reference) =>
        (reference.Length > 2 && reference[1] == ':' ? reference.Substring(2) : reference).Replace('{', '<').Replace('}', '>');

    private static string? Collapse(string text)
    {
        var collapsed = Regex.Replace(text, @"\s+", " ").Trim();
        return collapsed.Length == 0 ? null : collapsed;
    }
}
