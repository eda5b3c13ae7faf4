using System.Composition;
using System.Globalization;
using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Docs;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace EventTracking.CodeFixes.Names;

/// <summary>EVT405: adds a summary with the words of the type name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EventMustBeDocumentedFix() : RuleFix("EVT405", "Add a doc comment")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not TypeDeclarationSyntax type)
            return false;

        var endOfLine = Lines.EndOfLineIn(fix.Editor.OriginalRoot);
        var startsLine = Lines.IsFirst(type.GetFirstToken());
        fix.Editor.ReplaceNode(type, (current, _) => AddSummary((TypeDeclarationSyntax)current, startsLine, endOfLine));
        return true;
    }

    /// <summary>Inserts the summary above an existing doc comment, or directly above the declaration.</summary>
    private static SyntaxNode AddSummary(TypeDeclarationSyntax type, bool startsLine, SyntaxTrivia endOfLine)
    {
        var trivia = type.GetLeadingTrivia();
        var index = trivia.TakeWhile(static t => !DocTrivia.IsDocComment(t)).Count();
        var indentation = index > 0 && trivia[index - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? trivia[index - 1] : Whitespace("");

        SyntaxTrivia[] summary = [Comment($"/// <summary>{Sentence(type.Identifier.ValueText)}</summary>"), endOfLine, indentation];
        return type.WithLeadingTrivia(trivia.InsertRange(index, startsLine ? summary : [endOfLine, .. summary]));
    }

    /// <summary>Converts <c>VideoStopped</c> to "Video stopped."</summary>
    private static string Sentence(string name)
    {
        var words = NamingPolicy.SnakeCaseLower.Convert(name).Replace('_', ' ').Trim();
        return words.Length == 0 ? name : $"{char.ToUpper(words[0], CultureInfo.InvariantCulture)}{words.Substring(1)}.";
    }
}
