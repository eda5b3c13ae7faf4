using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.CodeFixes.Editing;

/// <summary>Queries about lines of a file.</summary>
internal static class Lines
{
    /// <summary>Returns the line break that the file uses.</summary>
    public static SyntaxTrivia EndOfLineIn(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } endOfLine
            ? endOfLine
            : SyntaxFactory.LineFeed;

    /// <summary>Returns the indentation of the line at a position.</summary>
    public static string IndentationAt(SyntaxTree tree, int position)
    {
        var line = tree.GetText().Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>Whether the token is the first on its line.</summary>
    public static bool IsFirst(SyntaxToken token)
    {
        var previous = token.GetPreviousToken();
        return previous.IsKind(SyntaxKind.None)
            || previous.TrailingTrivia.Concat(token.LeadingTrivia).Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
    }
}
