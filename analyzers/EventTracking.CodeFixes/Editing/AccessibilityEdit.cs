using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Editing;

/// <summary>Widens the accessibility of declarations to the assembly.</summary>
internal static class AccessibilityEdit
{
    /// <summary>Whether the modifiers make a declaration accessible in the whole assembly.</summary>
    public static bool IncludesAssembly(SyntaxTokenList modifiers) =>
        modifiers.Any(SyntaxKind.PublicKeyword) || modifiers.Any(SyntaxKind.InternalKeyword);

    /// <summary>
    /// Changes <c>protected</c> to <c>protected internal</c>, and <c>private</c> and <c>private protected</c> to <c>internal</c>. Comments
    /// and layout are kept.
    /// </summary>
    public static MemberDeclarationSyntax IncludeAssembly(MemberDeclarationSyntax member)
    {
        if (IncludesAssembly(member.Modifiers))
            return member;

        var isProtected = member.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !member.Modifiers.Any(SyntaxKind.PrivateKeyword);
        SyntaxKind[] accessibility = isProtected
            ? [SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword]
            : [SyntaxKind.InternalKeyword];
        SyntaxTriviaList trailing = member.Modifiers.LastOrDefault(IsAccessibility) is { RawKind: not 0 } last
            ? last.TrailingTrivia
            : [SyntaxFactory.Space];

        // The first token after the attributes has the comments above the member.
        var first = member.AttributeLists.Any() ? member.AttributeLists.Last().GetLastToken().GetNextToken() : member.GetFirstToken();
        var leading = first.LeadingTrivia;
        member = member.ReplaceToken(first, first.WithLeadingTrivia());

        return member.WithModifiers(
        [
            .. accessibility.Select((kind, i) => SyntaxFactory.Token(
                i == 0 ? leading : default, kind, i == accessibility.Length - 1 ? trailing : [SyntaxFactory.Space])),
            .. member.Modifiers.Where(static modifier => !IsAccessibility(modifier)),
        ]);
    }

    private static bool IsAccessibility(SyntaxToken modifier) => modifier.Kind()
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;
}
