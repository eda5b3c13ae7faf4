using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace EventTracking.CodeFixes.Use;

/// <summary>Writes a typed call in the place of an untyped one. Each entry becomes a named argument, on its line and with its comments.</summary>
/// <param name="receiver">What the untyped call is made on.</param>
/// <param name="method">The name of the emit method.</param>
/// <param name="parameters">The name of the parameter for each entry.</param>
/// <param name="layout">Where the arguments stand.</param>
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
        var comments = Comments().Keep(CommentTrivia.Between(open, close)).Keep(close.LeadingTrivia);
        return ArgumentList(Open(comments.ThenClose(layout.Call)), default, close.WithLeadingTrivia());
    }

    private ArgumentListSyntax WithArguments(ArgumentListSyntax untyped, SeparatedSyntaxList<ExpressionSyntax> entries)
    {
        var (open, close) = (untyped.OpenParenToken, untyped.CloseParenToken);
        var first = entries[0].GetFirstToken();
        var head = Comments().Keep(CommentTrivia.Between(open, first));
        var separators = entries.GetSeparators().Take(entries.Count - 1).ToArray();

        return ArgumentList(
            Open(Lines.IsFirst(first) ? head.ThenBreak(layout.EndOfLine) : head.ThenCode()),
            SeparatedList(
                entries.Select((entry, i) => i < separators.Length
                    ? Argument(entry, parameters[i], separators[i], layout.Arguments)
                    : Argument(entry, parameters[i], close, layout.Call)),
                separators.Select(static separator => separator.WithLeadingTrivia())),
            close.WithLeadingTrivia());
    }

    /// <param name="entry">The entry.</param>
    /// <param name="parameter">The name of its parameter.</param>
    /// <param name="following">The comma or bracket behind it.</param>
    /// <param name="indentation">Where that stands if it begins a line.</param>
    private ArgumentSyntax Argument(ExpressionSyntax entry, string parameter, SyntaxToken following, string indentation)
    {
        var first = entry.GetFirstToken();
        var value = UntypedEmitSyntax.Value(entry);
        var before = Lines.IsFirst(first) ? Comments().OnNewLine() : Comments();
        var aside = Comments().Keep(CommentTrivia.Between(first, value.GetFirstToken())).Keep(value.GetLeadingTrivia());
        var after = Comments().Keep(CommentTrivia.Between(value.GetLastToken(), following)).Keep(following.LeadingTrivia);

        var name = NameColon(Identifier(TypeNames.Identifier(parameter)), Token(default, SyntaxKind.ColonToken, aside.ThenSpace()));
        return SyntaxFactory.Argument(name, default, value.WithoutTrivia())
            .WithLeadingTrivia(before.Keep(first.LeadingTrivia).ThenCode())
            .WithTrailingTrivia(after.ThenClose(indentation));
    }

    private CommentTrivia Comments() => new(layout.Arguments);

    /// <summary>Parsed, unlike made, names have no elastic trivia, which would have the formatter lay out the lines anew.</summary>
    private static IdentifierNameSyntax Identifier(string text) => (IdentifierNameSyntax)ParseName(text);

    private static SyntaxToken Open(SyntaxTriviaList trailing) => Token(default, SyntaxKind.OpenParenToken, trailing);
}

/// <summary>What an untyped call is made on.</summary>
internal enum UntypedReceiver
{
    /// <summary>A tracker.</summary>
    Tracker,

    /// <summary><c>TrackerRegistry</c>, whose default tracker has the typed methods.</summary>
    Registry,
}
