using System.Composition;
using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Declaration;

/// <summary>EVT105: sets the version to 1.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class VersionMustBePositiveFix() : RuleFix("EVT105", "Set Version to 1")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not AttributeArgumentSyntax { Expression: { } version })
            return false;

        var one = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(1));
        fix.Editor.ReplaceNode(version, one.WithTriviaFrom(version));
        return true;
    }
}
