using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.UnderEdit;

/// <summary>An incomplete source, as during typing: some tokens are missing.</summary>
internal static class SourceUnderEdit
{
    public static string WithoutSomeTokens(string source, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(static token => token.Span).ToArray();
        var deleted = Enumerable.Range(0, random.Next(1, 6)).Select(_ => tokens[random.Next(tokens.Length)]).Distinct();

        var text = new StringBuilder(source);
        foreach (var span in deleted.OrderByDescending(static span => span.Start))
            text.Remove(span.Start, span.Length).Insert(span.Start, random.Next(4) == 0 ? " " : "");
        return text.ToString();
    }
}
