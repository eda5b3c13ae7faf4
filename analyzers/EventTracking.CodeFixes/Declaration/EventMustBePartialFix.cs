using System.Composition;
using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Declaration;

/// <summary>EVT101: makes the type partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EventMustBePartialFix() : RuleFix("EVT101", "Make it partial")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not TypeDeclarationSyntax type)
            return false;

        fix.Editor.ReplaceNode(type, static (current, _) => MakePartial((TypeDeclarationSyntax)current));
        return true;
    }

    /// <summary>Inserts the modifier before the type keyword and moves the keyword's leading comments to it.</summary>
    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type) => type
        .WithKeyword(type.Keyword.WithLeadingTrivia())
        .AddModifiers(SyntaxFactory.Token(type.Keyword.LeadingTrivia, SyntaxKind.PartialKeyword, [SyntaxFactory.Space]));
}
