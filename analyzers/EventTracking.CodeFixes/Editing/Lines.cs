using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.CodeFixes.Editing;

/// <summary>Looks at the lines of a file.</summary>
internal static class Lines
{
    /// <summary>The end of a line as the file has it.</summary>
    public static SyntaxTrivia EndOfLineIn(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } endOfLine
            ? endOfLine
            : SyntaxFactory.LineFeed;

    /// <summary>What the line of a position begins with.</summary>
    public static string IndentationAt(SyntaxTree tree, int position)
    {
        var line = tree.GetText().Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>Whether the token is the first one on its line.</summary>
    public static bool IsFirst(SyntaxToken token) => token.GetPreviousToken() is var previous
        && (previous.IsKind(SyntaxKind.None) || previous.TrailingTrivia.Concat(token.LeadingTrivia).Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
}
