using System.Composition;
using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Fields;

/// <summary>EVT205: adds <c>[JsonInclude]</c> to a field of the event.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PublicFieldMustBeIncludedFix() : RuleFix("EVT205", "Include the field")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not VariableDeclaratorSyntax || JsonAttributeEdit.Declaration(node) is not { } declaration)
            return false;

        JsonAttributeEdit.Add(fix, declaration, JsonAttributes.Included);
        return true;
    }
}
