using System.Composition;
using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Fields;

/// <summary>EVT205: has the event's own field written, by <c>[JsonInclude]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PublicFieldMustBeIncludedFix() : RuleFix("EVT205", "Write the field")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not VariableDeclaratorSyntax || JsonAttributeEdit.Declaration(node) is not { } declaration)
            return false;

        JsonAttributeEdit.Add(fix, declaration, JsonAttributes.Included);
        return true;
    }
}
