using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace EventTracking.CodeFixes.Contract.Editing;

/// <summary>The <c>Version</c> in <c>[TrackedEvent]</c>.</summary>
internal static class VersionArgument
{
    private const string Name = "Version";

    /// <summary>Replaces the version, or adds it as the last argument. Comments and layout are kept.</summary>
    public static AttributeSyntax Set(AttributeSyntax attribute, int version)
    {
        if (attribute.ArgumentList is not { Arguments: [.., var last] } list)
            return attribute;

        var literal = LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(version));
        if (list.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == Name) is { } existing)
            return attribute.ReplaceNode(existing.Expression, literal.WithTriviaFrom(existing.Expression));

        // A line break before the closing parenthesis stays there.
        var isLastOnLine = last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        var added = AttributeArgument(literal)
            .WithNameEquals(NameEquals(IdentifierName(Name).WithTrailingTrivia(Space)).WithTrailingTrivia(Space))
            .WithLeadingTrivia(Space);
        var arguments = isLastOnLine
            ? list.Arguments.Replace(last, last.WithoutTrailingTrivia()).Add(added.WithTrailingTrivia(last.GetTrailingTrivia()))
            : list.Arguments.Add(added);
        return attribute.WithArgumentList(list.WithArguments(arguments));
    }
}
