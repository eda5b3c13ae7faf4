using System.Xml;
using System.Xml.Linq;

namespace EventTracking.Generators.Docs;

/// <summary>The summary and the parameters of a doc comment, as plain text.</summary>
internal sealed class DocComment
{
    public static readonly DocComment None = new(null, []);

    private readonly Dictionary<string, string?> _parameters;

    private DocComment(string? summary, Dictionary<string, string?> parameters)
    {
        Summary = summary;
        _parameters = parameters;
    }

    public string? Summary { get; }

    public string? Parameter(string name) => _parameters.TryGetValue(name, out var text) ? text : null;

    /// <summary>Parses the XML of a comment. If it is not well-formed, the summary is the whole comment without tags.</summary>
    public static DocComment Parse(string xml)
    {
        try
        {
            return Read(XElement.Parse($"<doc>{xml}</doc>", LoadOptions.PreserveWhitespace));
        }
        catch (XmlException)
        {
            return new DocComment(DocText.WithoutTags(xml), []);
        }
    }

    private static DocComment Read(XElement doc)
    {
        var parameters = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var parameter in doc.Elements("param"))
        {
            if (parameter.Attribute("name") is { } name)
                parameters[name.Value] = DocText.Flatten(parameter.Nodes());
        }

        var summary = doc.Element("summary") is { } element
            ? DocText.Flatten(element.Nodes())
            : DocText.Flatten(doc.Nodes().OfType<XText>());
        return new DocComment(summary, parameters);
    }
}
