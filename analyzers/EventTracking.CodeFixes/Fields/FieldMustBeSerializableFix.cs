using System.Composition;
using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Fields;

/// <summary>EVT201: adds <c>[JsonIgnore]</c> to the field.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FieldMustBeSerializableFix() : RuleFix("EVT201", "Ignore the field")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (JsonAttributeEdit.Declaration(node) is not { } declaration)
            return false;

        JsonAttributeEdit.Ignore(fix, declaration);
        return true;
    }
}
