using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Shape;

/// <summary>
/// The doc comments of a compiled assembly, from the XML file that the compiler writes beside it:
/// <c>metadata.GetReference(new AssemblyDocumentation(xml))</c>.
/// </summary>
public sealed class AssemblyDocumentation : DocumentationProvider
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    /// <summary>Reads a documentation file. One that is not well-formed documents nothing.</summary>
    /// <param name="xml">The content of the file.</param>
    public AssemblyDocumentation(string xml)
    {
        try
        {
            foreach (var member in XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Descendants("member"))
            {
                if (member.Attribute("name") is { } name)
                    _members[name.Value] = member;
            }
        }
        catch (XmlException)
        {
            _members.Clear();
        }
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    protected override string GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        _members.TryGetValue(documentationMemberID, out var member) ? member.ToString(SaveOptions.DisableFormatting) : "";
}
