using System.Xml;
using System.Xml.Linq;

namespace EventTracking.Generators.Docs;

/// <summary>The parts of a doc comment that the descriptor of an event shows, as plain text.</summary>
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

    /// <summary>Reads the XML of a comment; where it is not well-formed the whole comment is the summary, tags left out.</summary>
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
