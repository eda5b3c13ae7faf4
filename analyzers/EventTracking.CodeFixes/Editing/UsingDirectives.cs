using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace EventTracking.CodeFixes.Editing;

/// <summary>Adds <see langword="using"/> directives in sorted order.</summary>
internal static class UsingDirectives
{
    public static CompilationUnitSyntax Add(CompilationUnitSyntax root, string @namespace)
    {
        if (root.Usings.Any(directive => IsPlain(directive) && directive.Name!.ToString() == @namespace))
            return root;

        var index = root.Usings.TakeWhile(directive => !IsPlain(directive) || Precedes(directive.Name!.ToString(), @namespace)).Count();
        var directive = UsingDirective(ParseName(@namespace)).NormalizeWhitespace().WithTrailingTrivia(Lines.EndOfLineIn(root));

        if (index > 0)
            return root.WithUsings(root.Usings.Insert(index, directive));
        return root.Usings.Any() ? BeforeFirstUsing(root, directive) : BeforeEverything(root, directive);
    }

    /// <summary>Sorts namespaces, with <c>System</c> first.</summary>
    public static IEnumerable<string> Sorted(IEnumerable<string> namespaces) =>
        namespaces.OrderBy(static name => IsSystem(name) ? 0 : 1).ThenBy(static name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps comments above the first directive, such as a license, at the top.</summary>
    private static CompilationUnitSyntax BeforeFirstUsing(CompilationUnitSyntax root, UsingDirectiveSyntax directive)
    {
        var first = root.Usings[0];
        return root.WithUsings(root.Usings
            .Replace(first, first.WithoutLeadingTrivia())
            .Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia())));
    }

    private static CompilationUnitSyntax BeforeEverything(CompilationUnitSyntax root, UsingDirectiveSyntax directive)
    {
        var endOfLine = Lines.EndOfLineIn(root);
        if (root.Externs.Any())
            return root.WithUsings(SingletonList(directive));

        // Comments followed by an empty line belong to the file; comments directly above a declaration belong to the declaration.
        var trivia = root.GetLeadingTrivia();
        var head = HeadLength(trivia);
        return root
            .WithLeadingTrivia(trivia.Skip(head).Prepend(endOfLine))
            .WithUsings(SingletonList(directive.WithLeadingTrivia(trivia.Take(head))));
    }

    private static int HeadLength(SyntaxTriviaList trivia)
    {
        for (var i = trivia.Count - 1; i > 0; i--)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia))
                return i + 1;
        }

        return 0;
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive is { Alias: null, Name: not null }
        && directive.StaticKeyword.IsKind(SyntaxKind.None)
        && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static bool Precedes(string left, string right)
    {
        var (leftIsSystem, rightIsSystem) = (IsSystem(left), IsSystem(right));
        return leftIsSystem == rightIsSystem ? StringComparer.OrdinalIgnoreCase.Compare(left, right) < 0 : leftIsSystem;
    }

    private static bool IsSystem(string @namespace) =>
        @namespace == "System" || @namespace.StartsWith("System.", StringComparison.Ordinal);
}
