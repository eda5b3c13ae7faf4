using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Docs;

/// <summary>The doc comments of a record and its members, as plain text.</summary>
internal sealed class TypeDocs
{
    /// <summary>
    /// The comments that have been read. A declaration never changes, an edit makes another one; so what an edit leaves alone is not
    /// read again, and goes when its declaration goes.
    /// </summary>
    private static readonly ConditionalWeakTable<SyntaxNode, DocComment> Read = new();

    private readonly INamedTypeSymbol _type;
    private readonly CancellationToken _cancellationToken;
    private readonly DocComment _comment;

    public TypeDocs(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        _type = type;
        _cancellationToken = cancellationToken;
        _comment = CommentOf(type);
    }

    /// <summary>The record's own text.</summary>
    public string? Summary => _comment.Summary;

    /// <summary>The text of a positional parameter.</summary>
    public string? OfParameter(string name) => _comment.Parameter(name);

    /// <summary>The text of a property; that of a positional one stands at its parameter.</summary>
    public string? Of(ISymbol member)
    {
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingType, _type))
            return member.ContainingType.DeclaringSyntaxReferences.IsEmpty ? null : new TypeDocs(member.ContainingType, _cancellationToken).Of(member);

        return member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(_cancellationToken) is ParameterSyntax)
            ? OfParameter(member.Name)
            : CommentOf(member).Summary;
    }

    private DocComment CommentOf(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            // The declaration of a field is its declarator, two levels below the statement that bears the comment.
            var syntax = reference.GetSyntax(_cancellationToken);
            var declaration = syntax is VariableDeclaratorSyntax ? syntax.FirstAncestorOrSelf<FieldDeclarationSyntax>()! : syntax;
            var comment = Read.GetValue(declaration, static node =>
                DocTrivia.Read(node) is { Length: > 0 } xml ? DocComment.Parse(xml) : DocComment.None);
            if (comment != DocComment.None)
                return comment;
        }

        return DocComment.None;
    }
}
