using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Docs;

/// <summary>The doc comments of a record and its members, as plain text.</summary>
internal sealed class TypeDocs
{
    /// <summary>
    /// Comments by their declarations, which are immutable: after an edit, only the comments of changed files are read again.
    /// </summary>
    private static readonly ConditionalWeakTable<SyntaxNode, DocComment> Cache = new();

    private readonly INamedTypeSymbol _type;
    private readonly CancellationToken _cancellationToken;
    private readonly DocComment _comment;

    public TypeDocs(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        _type = type;
        _cancellationToken = cancellationToken;
        _comment = CommentOf(type);
    }

    /// <summary>The summary of the record.</summary>
    public string? Summary => _comment.Summary;

    /// <summary>The text of a positional parameter.</summary>
    public string? OfParameter(string name) => _comment.Parameter(name);

    /// <summary>The text of a property. A positional property has the text of its parameter.</summary>
    public string? Of(ISymbol member)
    {
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingType, _type))
        {
            return member.ContainingType.DeclaringSyntaxReferences.IsEmpty
                ? null
                : new TypeDocs(member.ContainingType, _cancellationToken).Of(member);
        }

        return member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(_cancellationToken) is ParameterSyntax)
            ? OfParameter(member.Name)
            : CommentOf(member).Summary;
    }

    private DocComment CommentOf(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            // The syntax of a field is its declarator; the comment is on the declaration two levels above.
            var syntax = reference.GetSyntax(_cancellationToken);
            var declaration = syntax is VariableDeclaratorSyntax ? syntax.FirstAncestorOrSelf<FieldDeclarationSyntax>()! : syntax;
            var comment = Cache.GetValue(declaration, static node =>
                DocTrivia.Read(node) is { Length: > 0 } xml ? DocComment.Parse(xml) : DocComment.None);
            if (comment != DocComment.None)
                return comment;
        }

        return DocComment.None;
    }
}
