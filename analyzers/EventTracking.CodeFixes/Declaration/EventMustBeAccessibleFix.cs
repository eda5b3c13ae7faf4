using System.Composition;
using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Declaration;

/// <summary>EVT103: makes the event and its containing types internal if they are protected, in all their parts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EventMustBeAccessibleFix() : RuleFix("EVT103", "Make it accessible to generated code")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not TypeDeclarationSyntax || fix.Model.GetDeclaredSymbol(node, fix.CancellationToken) is not INamedTypeSymbol type)
            return false;

        var parts = EventShape.SelfAndContainers(type)
            .Where(static current => !EventShape.HasSupportedAccessibilityItself(current))
            .SelectMany(static current => current.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(fix.CancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .Where(static part => part.Modifiers.Any(SyntaxKind.ProtectedKeyword))
            .ToArray();
        if (!parts.All(part => part.SyntaxTree == node.SyntaxTree))
            return false;

        foreach (var part in parts)
            fix.Editor.ReplaceNode(part, static (current, _) => AccessibilityEdit.IncludeAssembly((MemberDeclarationSyntax)current));
        return true;
    }
}
