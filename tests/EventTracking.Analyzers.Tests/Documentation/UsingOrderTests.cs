using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Analyzers.Tests.Documentation;

/// <summary>
/// Usings are in the order of <c>dotnet format style</c>: namespaces before types and aliases, <c>System</c> first. That command loads and
/// analyzes every project to check it.
/// </summary>
public sealed class UsingOrderTests
{
    [Fact]
    public void Usings_are_sorted() => Assert.DoesNotContain(SourceFiles.All(), static path => !IsSorted(Repository.Text(path)));

    [Theory]
    [InlineData("using System; using System.Text; using A; using B;", true)]
    [InlineData("using System.Text; using System;", false)]
    [InlineData("using A; using System;", false)]
    [InlineData("using A.B; using A;", false)]
    [InlineData("using B; using A;", false)]
    [InlineData("using A; using static System.Math;", true)]
    [InlineData("using static System.Math; using A;", false)]
    [InlineData("using A; using C = System.Text;", true)]
    [InlineData("using C = System.Text; using A;", false)]
    public void An_order_other_than_that_of_the_formatter_is_found(string usings, bool isSorted) =>
        Assert.Equal(isSorted, IsSorted(usings));

    private static bool IsSorted(string text)
    {
        var usings = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().Usings;
        return usings.SequenceEqual(usings
            .OrderBy(static directive => directive.GlobalKeyword.Span.IsEmpty)
            .ThenBy(Kind)
            .ThenBy(static directive => directive.Alias is null && Name(directive).Split('.')[0] is not "System")
            .ThenBy(static directive => Name(directive).Replace('.', '\0'), StringComparer.OrdinalIgnoreCase));
    }

    private static int Kind(UsingDirectiveSyntax directive) =>
        directive.Alias is not null ? 2 : directive.StaticKeyword.Span.IsEmpty ? 0 : 1;

    private static string Name(UsingDirectiveSyntax directive) =>
        directive.Alias?.Name.ToString() ?? directive.NamespaceOrType.ToString();
}
