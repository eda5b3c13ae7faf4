using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Docs;

/// <summary>
/// Reads the doc comment of a declaration from its trivia. In a build without a documentation file the compiler does not parse doc
/// comments: symbols have none, and the trivia are plain comments that start with <c>///</c>.
/// </summary>
internal static class DocTrivia
{
    /// <summary>The XML of the comment; empty if there is none.</summary>
    public static string Read(SyntaxNode declaration)
    {
        var xml = new StringBuilder();
        foreach (var trivia in declaration.GetLeadingTrivia())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.SingleLineCommentTrivia:
                    AppendLines(xml, trivia.ToFullString());
                    break;

                case SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    AppendBlock(xml, trivia.ToFullString());
                    break;
            }
        }

        return xml.ToString();
    }

    /// <summary>Whether the trivia is a doc comment, even if the compiler has parsed it as a plain comment.</summary>
    public static bool IsDocComment(SyntaxTrivia trivia) => trivia.ToFullString() is
        ['/', '/', '/', not '/', ..] or ['/', '*', '*', not ('*' or '/'), ..];

    private static void AppendLines(StringBuilder xml, string comment)
    {
        foreach (var line in comment.Split('\n').Select(static line => line.Trim()))
        {
            if (line.StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("////", StringComparison.Ordinal))
                xml.Append(line, 3, line.Length - 3).Append('\n');
        }
    }

    private static void AppendBlock(StringBuilder xml, string comment)
    {
        comment = comment.Trim();
        if (!comment.StartsWith("/**", StringComparison.Ordinal) || comment.Length < 5)
            return;

        foreach (var line in comment.Substring(3, comment.Length - 5).Split('\n'))
            xml.Append(line.Trim().TrimStart('*')).Append('\n');
    }
}
