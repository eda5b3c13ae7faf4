using System.Composition;
using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Fields;

/// <summary>EVT208: makes the member internal if it is declared in the same file as the event.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IncludedMemberMustBeAccessibleFix() : RuleFix("EVT208", "Make the member internal")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (diagnostic.AdditionalLocations is not [var location]
            || location.SourceTree != node.SyntaxTree
            || Declaration(fix.Editor.OriginalRoot.FindNode(location.SourceSpan)) is not { } member
            || !CanChange(member))
        {
            return false;
        }

        fix.Editor.ReplaceNode(member, static (current, _) => MakeInternal((MemberDeclarationSyntax)current));
        return true;
    }

    private static MemberDeclarationSyntax? Declaration(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and (PropertyDeclarationSyntax or FieldDeclarationSyntax)
            ? member
            : null;

    /// <summary>
    /// Overrides must have the accessibility of the base member. A member that is accessible already cannot be fixed here.
    /// </summary>
    private static bool CanChange(MemberDeclarationSyntax member) =>
        !member.Modifiers.Any(SyntaxKind.OverrideKeyword)
        && !member.Modifiers.Any(SyntaxKind.VirtualKeyword)
        && !member.Modifiers.Any(SyntaxKind.AbstractKeyword)
        && member.Parent is not InterfaceDeclarationSyntax
        && (!AccessibilityEdit.IncludesAssembly(member.Modifiers) || Getter(member) is { Modifiers.Count: > 0 });

    private static MemberDeclarationSyntax MakeInternal(MemberDeclarationSyntax member)
    {
        if (Getter(member) is { Modifiers.Count: > 0 } getter)
        {
            var accessible = getter.WithModifiers(default).WithKeyword(getter.Keyword.WithLeadingTrivia(getter.GetLeadingTrivia()));
            member = member.ReplaceNode(getter, accessible);
        }

        return AccessibilityEdit.IncludeAssembly(member);
    }

    private static AccessorDeclarationSyntax? Getter(MemberDeclarationSyntax member) =>
        (member as PropertyDeclarationSyntax)?.AccessorList?.Accessors
            .FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
}
