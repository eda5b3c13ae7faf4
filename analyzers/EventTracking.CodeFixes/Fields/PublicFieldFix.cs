using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Fields;

/// <summary>EVT205: a fix that adds an attribute to a field of the event. Fields of nested types are not fixed.</summary>
/// <param name="title">The title in the editor.</param>
public abstract class PublicFieldFix(string title) : RuleFix("EVT205", title)
{
    private protected sealed override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not VariableDeclaratorSyntax || JsonAttributeEdit.Declaration(node) is not { } declaration)
            return false;

        Edit(fix, declaration);
        return true;
    }

    private protected abstract void Edit(DocumentFix fix, SyntaxNode declaration);
}
