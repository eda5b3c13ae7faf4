using System.Xml;
using System.Xml.Linq;
using EventTracking.Generators.Docs;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Shape;

/// <summary>
/// The doc comments of types and members as plain text: from the source, or, for a referenced assembly, from the documentation that its
/// reference was created with.
/// </summary>
internal sealed class ShapeDocs(CancellationToken cancellationToken)
{
    private readonly Dictionary<INamedTypeSymbol, TypeDocs> _inSource = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, DocComment> _inAssemblies = new(SymbolEqualityComparer.Default);

    public string? OfType(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty ? OfAssembly(type).Summary : InSource(type).Summary;

    public string? OfMember(ISymbol member)
    {
        var type = member.ContainingType.OriginalDefinition;
        return type.DeclaringSyntaxReferences.IsEmpty
            ? OfAssembly(member.OriginalDefinition).Summary ?? OfAssembly(type).Parameter(member.Name)
            : InSource(type).Of(member.OriginalDefinition);
    }

    private TypeDocs InSource(INamedTypeSymbol type)
    {
        if (!_inSource.TryGetValue(type, out var docs))
            _inSource.Add(type, docs = new TypeDocs(type, cancellationToken));
        return docs;
    }

    private DocComment OfAssembly(ISymbol symbol)
    {
        if (!_inAssemblies.TryGetValue(symbol, out var comment))
            _inAssemblies.Add(symbol, comment = Read(symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken)));
        return comment;
    }

    private static DocComment Read(string? xml) => string.IsNullOrWhiteSpace(xml) ? DocComment.None : DocComment.Parse(WithoutMember(xml!));

    /// <summary>Some providers return the whole element of the member.</summary>
    private static string WithoutMember(string xml)
    {
        try
        {
            return xml.TrimStart().StartsWith("<member", StringComparison.Ordinal)
                ? string.Concat(XElement.Parse(xml, LoadOptions.PreserveWhitespace).Nodes())
                : xml;
        }
        catch (XmlException)
        {
            return xml;
        }
    }
}
