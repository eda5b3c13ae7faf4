using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Fields;

/// <summary>Adds an attribute after the existing ones, and keeps comments and layout.</summary>
internal static class AttributeInsertion
{
    public static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode declaration) => declaration switch
    {
        ParameterSyntax parameter => parameter.AttributeLists,
        MemberDeclarationSyntax member => member.AttributeLists,
        _ => default,
    };

    /// <summary>Adds the attribute on the line of the parameter.</summary>
    public static ParameterSyntax Before(ParameterSyntax parameter, string attribute) => parameter.AttributeLists.Any()
        ? parameter.AddAttributeLists(Parse(attribute).WithTrailingTrivia(SyntaxFactory.Space))
        : parameter
            .WithoutLeadingTrivia()
            .WithAttributeLists([Parse(attribute).WithLeadingTrivia(parameter.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space)]);

    /// <summary>Adds the attribute on its own line if the member starts a line, otherwise directly before the member.</summary>
    public static MemberDeclarationSyntax Above(MemberDeclarationSyntax member, string attribute)
    {
        if (member.AttributeLists.LastOrDefault() is { } last)
        {
            return member.AddAttributeLists(Parse(attribute)
                .WithLeadingTrivia(last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? Indentation(last.GetLeadingTrivia()) : [])
                .WithTrailingTrivia(last.GetTrailingTrivia().Where(static t =>
                    t.IsKind(SyntaxKind.EndOfLineTrivia) || t.IsKind(SyntaxKind.WhitespaceTrivia))));
        }

        var leading = member.GetLeadingTrivia();
        var list = Parse(attribute).WithLeadingTrivia(leading);
        return EndOfLineBefore(member) is { } endOfLine
            ? member.WithLeadingTrivia(Indentation(leading)).WithAttributeLists([list.WithTrailingTrivia(endOfLine)])
            : member.WithLeadingTrivia().WithAttributeLists([list.WithTrailingTrivia(SyntaxFactory.Space)]);
    }

    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) =>
        leading.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? [last] : [];

    /// <summary>
    /// Returns the line break before the member, or <see langword="null"/> if the member does not start a line.
    /// </summary>
    private static SyntaxTrivia? EndOfLineBefore(MemberDeclarationSyntax member)
    {
        var before = member.GetFirstToken().GetPreviousToken().TrailingTrivia.Concat(member.GetLeadingTrivia());
        foreach (var trivia in before.Reverse())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return trivia;
            if (trivia.HasStructure)
                return SyntaxFactory.LineFeed;
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                return null;
        }

        return null;
    }

    private static AttributeListSyntax Parse(string attribute) =>
        SyntaxFactory.ParseCompilationUnit(attribute + "class C;").Members[0].AttributeLists[0];
}
