using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace EventTracking.CodeFixes.Use;

/// <summary>
/// Replaces an untyped call with a typed one. Each entry becomes a named argument and keeps its line and comments.
/// </summary>
/// <param name="receiver">The receiver of the untyped call.</param>
/// <param name="method">The name of the emit method.</param>
/// <param name="parameters">The parameter name for each entry.</param>
/// <param name="layout">The layout of the arguments.</param>
internal sealed class TypedCall(UntypedReceiver receiver, string method, IReadOnlyList<string> parameters, TypedCallLayout layout)
{
    public InvocationExpressionSyntax Replace(InvocationExpressionSyntax untyped)
    {
        var entries = UntypedEmitSyntax.Read(untyped)!.Entries;
        return untyped.WithExpression(Callee(untyped.Expression)).WithArgumentList(
            entries.Count == 0 ? WithoutArguments(untyped.ArgumentList) : WithArguments(untyped.ArgumentList, entries));
    }

    private ExpressionSyntax Callee(ExpressionSyntax untyped) => untyped switch
    {
        MemberBindingExpressionSyntax binding => binding.WithName(Name(binding.Name)),
        MemberAccessExpressionSyntax access when receiver is UntypedReceiver.Registry =>
            access.WithExpression(DefaultOf(access.Expression)).WithName(Name(access.Name)),
        MemberAccessExpressionSyntax access => access.WithName(Name(access.Name)),
        _ => untyped,
    };

    private IdentifierNameSyntax Name(SimpleNameSyntax untyped) => Identifier(method).WithTriviaFrom(untyped);

    private static MemberAccessExpressionSyntax DefaultOf(ExpressionSyntax registry) => MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression,
        registry.WithoutTrailingTrivia(),
        Token(default, SyntaxKind.DotToken, default),
        Identifier("Default").WithTrailingTrivia(registry.GetTrailingTrivia()));

    private ArgumentListSyntax WithoutArguments(ArgumentListSyntax untyped)
    {
        var (open, close) = (untyped.OpenParenToken, untyped.CloseParenToken);
        var comments = Comments().AddComments(CommentTrivia.Between(open, close)).AddComments(close.LeadingTrivia);
        return ArgumentList(Open(comments.BeforeClosing(layout.Call)), default, close.WithLeadingTrivia());
    }

    private ArgumentListSyntax WithArguments(ArgumentListSyntax untyped, SeparatedSyntaxList<ExpressionSyntax> entries)
    {
        var (open, close) = (untyped.OpenParenToken, untyped.CloseParenToken);
        var first = entries[0].GetFirstToken();
        var head = Comments().AddComments(CommentTrivia.Between(open, first));
        var separators = entries.GetSeparators().Take(entries.Count - 1).ToArray();

        return ArgumentList(
            Open(Lines.IsFirst(first) ? head.BeforeLineBreak(layout.EndOfLine) : head.BeforeCode()),
            SeparatedList(
                entries.Select((entry, i) => i < separators.Length
                    ? Argument(entry, parameters[i], separators[i], layout.Arguments)
                    : Argument(entry, parameters[i], close, layout.Call)),
                separators.Select(static separator => separator.WithLeadingTrivia())),
            close.WithLeadingTrivia());
    }

    /// <param name="entry">The entry.</param>
    /// <param name="parameter">The name of its parameter.</param>
    /// <param name="following">The comma or parenthesis after the entry.</param>
    /// <param name="indentation">The indentation of that token if it starts a line.</param>
    private ArgumentSyntax Argument(ExpressionSyntax entry, string parameter, SyntaxToken following, string indentation)
    {
        var first = entry.GetFirstToken();
        var value = UntypedEmitSyntax.Value(entry);
        var before = Lines.IsFirst(first) ? Comments().StartLine() : Comments();
        var aside = Comments().AddComments(CommentTrivia.Between(first, value.GetFirstToken())).AddComments(value.GetLeadingTrivia());
        var after = Comments().AddComments(CommentTrivia.Between(value.GetLastToken(), following)).AddComments(following.LeadingTrivia);

        var name = NameColon(Identifier(TypeNames.Identifier(parameter)), Token(default, SyntaxKind.ColonToken, aside.BeforeSpacedCode()));
        return SyntaxFactory.Argument(name, default, value.WithoutTrivia())
            .WithLeadingTrivia(before.AddComments(first.LeadingTrivia).BeforeCode())
            .WithTrailingTrivia(after.BeforeClosing(indentation));
    }

    private CommentTrivia Comments() => new(layout.Arguments);

    /// <summary>Parsed, because created names have elastic trivia, which the formatter would lay out again.</summary>
    private static IdentifierNameSyntax Identifier(string text) => (IdentifierNameSyntax)ParseName(text);

    private static SyntaxToken Open(SyntaxTriviaList trailing) => Token(default, SyntaxKind.OpenParenToken, trailing);
}

/// <summary>The receiver of an untyped call.</summary>
internal enum UntypedReceiver
{
    /// <summary>A tracker.</summary>
    Tracker,

    /// <summary><c>TrackerRegistry</c>; the typed methods are called on its default tracker.</summary>
    Registry,
}
