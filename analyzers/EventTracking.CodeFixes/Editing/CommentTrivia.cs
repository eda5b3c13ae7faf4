using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.CodeFixes.Editing;

/// <summary>Trivia from around code that is rewritten: the comments are kept, the rest is laid out anew.</summary>
/// <param name="indentation">What stands before a comment on a line of its own, and before code that follows one.</param>
internal sealed class CommentTrivia(string indentation)
{
    private readonly List<SyntaxTrivia> _trivia = [];
    private bool _isAtLineStart;

    /// <summary>Begins on a new line, where the default is to follow code.</summary>
    public CommentTrivia OnNewLine()
    {
        _isAtLineStart = true;
        return this;
    }

    /// <summary>Keeps comments, and the ends of lines behind them.</summary>
    public CommentTrivia Keep(IEnumerable<SyntaxTrivia> trivia)
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

    /// <summary>Code follows, with a space before it.</summary>
    public SyntaxTriviaList ThenSpace() => [.. _trivia, _isAtLineStart ? SyntaxFactory.Whitespace(indentation) : SyntaxFactory.Space];

    /// <summary>Code follows, with a space before it only where comments are.</summary>
    public SyntaxTriviaList ThenCode() => _trivia.Count == 0 && !_isAtLineStart ? default : ThenSpace();

    /// <summary>Code on a new line follows.</summary>
    public SyntaxTriviaList ThenBreak(SyntaxTrivia endOfLine) => _isAtLineStart ? [.. _trivia] : [.. _trivia, endOfLine];

    /// <summary>A bracket follows, which stands less far in where it is on a line of its own.</summary>
    public SyntaxTriviaList ThenClose(string outerIndentation) =>
        _isAtLineStart ? [.. _trivia, SyntaxFactory.Whitespace(outerIndentation)] : [.. _trivia];

    /// <summary>All trivia between a token and a later one, except that before the later one.</summary>
    public static IEnumerable<SyntaxTrivia> Between(SyntaxToken first, SyntaxToken second)
    {
        foreach (var trivia in first.TrailingTrivia)
            yield return trivia;

        for (var token = first.GetNextToken(); token.SpanStart < second.SpanStart && !token.IsKind(SyntaxKind.None); token = token.GetNextToken())
        {
            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
                yield return trivia;
        }
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
