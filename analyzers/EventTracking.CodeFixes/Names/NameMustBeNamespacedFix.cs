using System.Composition;
using EventTracking.Analyzers.Names;
using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Names;

/// <summary>EVT401: replaces a literal with the suggested name, if there is one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NameMustBeNamespacedFix() : RuleFix("EVT401", "Normalize the event name")
{
    private protected override string Title(Diagnostic diagnostic) => $"Rename to '{Suggestion(diagnostic)}'";

    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (Suggestion(diagnostic) is not { } suggestion
            || node is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal)
        {
            return false;
        }

        fix.Editor.ReplaceNode(literal, literal.WithToken(SyntaxFactory.Literal(suggestion).WithTriviaFrom(literal.Token)));
        return true;
    }

    private static string? Suggestion(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(NameMustBeNamespacedAnalyzer.Suggestion, out var suggestion) ? suggestion : null;
}
