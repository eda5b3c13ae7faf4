using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.CodeFixes.Editing;

/// <summary>Builds the trivia around rewritten code: comments are kept, whitespace is laid out again.</summary>
/// <param name="indentation">The indentation of a comment on its own line, and of code on the line after a comment.</param>
internal sealed class CommentTrivia(string indentation)
{
    private readonly List<SyntaxTrivia> _trivia = [];
    private bool _isAtLineStart;

    /// <summary>Starts on a new line. By default, the trivia follows code.</summary>
    public CommentTrivia StartLine()
    {
        _isAtLineStart = true;
        return this;
    }

    /// <summary>Adds the comments in the trivia, with the line breaks after them.</summary>
    public CommentTrivia AddComments(IEnumerable<SyntaxTrivia> trivia)
    {
        foreach (var item in trivia)
        {
            if (item.IsKind(SyntaxKind.EndOfLineTrivia) && !_isAtLineStart && _trivia.Count > 0)
            {
                _trivia.Add(item);
                _isAtLineStart = true;
            }
            else if (IsComment(item))
            {
                _trivia.Add(_isAtLineStart ? SyntaxFactory.Whitespace(indentation) : SyntaxFactory.Space);
                _trivia.Add(item);
                _isAtLineStart = false;
            }
        }

        return this;
    }

    /// <summary>Returns the trivia, for code that is separated by a space.</summary>
    public SyntaxTriviaList BeforeSpacedCode() =>
        [.. _trivia, _isAtLineStart ? SyntaxFactory.Whitespace(indentation) : SyntaxFactory.Space];

    /// <summary>Returns the trivia, for code that is separated by a space only if there are comments.</summary>
    public SyntaxTriviaList BeforeCode() => _trivia.Count == 0 && !_isAtLineStart ? default : BeforeSpacedCode();

    /// <summary>Returns the trivia, ending with a line break.</summary>
    public SyntaxTriviaList BeforeLineBreak(SyntaxTrivia endOfLine) => _isAtLineStart ? [.. _trivia] : [.. _trivia, endOfLine];

    /// <summary>Returns the trivia, for a closing parenthesis, which has the outer indentation if it is on its own line.</summary>
    public SyntaxTriviaList BeforeClosing(string outerIndentation) =>
        _isAtLineStart ? [.. _trivia, SyntaxFactory.Whitespace(outerIndentation)] : [.. _trivia];

    /// <summary>Returns all trivia between two tokens, except the leading trivia of the second.</summary>
    public static IEnumerable<SyntaxTrivia> Between(SyntaxToken first, SyntaxToken second)
    {
        foreach (var trivia in first.TrailingTrivia)
            yield return trivia;

        for (var token = first.GetNextToken(); IsBefore(token, second); token = token.GetNextToken())
        {
            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
                yield return trivia;
        }
    }

    private static bool IsBefore(SyntaxToken token, SyntaxToken other) =>
        !token.IsKind(SyntaxKind.None) && token.SpanStart < other.SpanStart;

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
