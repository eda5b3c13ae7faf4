using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Documentation.Language;

/// <summary>Masks everything in a file that is not prose, so that each position of the result is the position in the file.</summary>
internal static partial class Prose
{
    private const char Mask = '|';

    public static string Of(string path, string text) => Path.GetExtension(path) switch
    {
        ".cs" => OfCSharp(text),
        ".md" => Masked(text, CodeAndTargets()),
        _ => text,
    };

    /// <summary>Comments, and string literals of several words: those are messages, documentation or generated code.</summary>
    private static string OfCSharp(string text)
    {
        var prose = Blanked(text);
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        foreach (var trivia in root.DescendantTrivia().Where(static trivia => IsComment(trivia.Kind())))
            Copy(text, trivia.FullSpan, prose);

        foreach (var token in root.DescendantTokens().Where(static token => IsText(token.Kind()) && token.ValueText.Contains(' ')))
            Copy(text, token.Span, prose);

        return Masked(Masked(new string(prose), CommentMarkers(), ' '), TagsAndLinks());
    }

    private static bool IsComment(SyntaxKind kind) => kind is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static bool IsText(SyntaxKind kind) => kind is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken
        or SyntaxKind.Utf8MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken;

    private static char[] Blanked(string text) => [.. text.Select(static character => char.IsWhiteSpace(character) ? character : Mask)];

    private static void Copy(string text, TextSpan span, char[] prose) => text.CopyTo(span.Start, prose, span.Start, span.Length);

    private static string Masked(string text, Regex regex, char mask = Mask) =>
        regex.Replace(text, match => new string([.. match.Value.Select(character => char.IsWhiteSpace(character) ? character : mask)]));

    /// <summary>Code spans of Markdown and the targets of its links.</summary>
    [GeneratedRegex(@"(?<!`)(`+)(?!`)[^`\n]+\1(?!`)|\]\([^)\n]*\)")]
    private static partial Regex CodeAndTargets();

    /// <summary>The slashes and stars at the start of a line of a comment, so that a phrase is found across two lines.</summary>
    [GeneratedRegex(@"(?<=^[ \t]*)(///?|/?\*+)(?!\*)", RegexOptions.Multiline)]
    private static partial Regex CommentMarkers();

    [GeneratedRegex("<c>[^<]*</c>|<[^<>\n]*>|https?://[^ \n]+")]
    private static partial Regex TagsAndLinks();
}
