using System.Composition;
using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Fields;

/// <summary>EVT205: leaves the event's own field out on purpose, by <c>[JsonIgnore]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PublicFieldMustBeIncludedOrIgnoredFix() : RuleFix("EVT205", "Ignore the field")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not VariableDeclaratorSyntax || JsonAttributeEdit.Declaration(node) is not { } declaration)
            return false;

        JsonAttributeEdit.Ignore(fix, declaration);
        return true;
    }
}
