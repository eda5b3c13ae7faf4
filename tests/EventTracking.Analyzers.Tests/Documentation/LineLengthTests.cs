using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Analyzers.Tests.Documentation;

/// <summary>Lines of code have at most 140 columns. Text in string literals, such as sources and JSON in tests, can be longer.</summary>
public sealed class LineLengthTests
{
    private const int MaxColumns = 140;

    [Fact]
    public void No_line_of_code_is_too_long()
    {
        var lines = SourceFiles.All().SelectMany(static path => TooLong(path, Repository.Text(path))).ToList();

        Assert.True(lines.Count is 0, $"{lines.Count} lines have more than {MaxColumns} columns:\n{string.Join("\n", lines)}");
    }

    [Theory]
    [InlineData("class C; // ", 1)]
    [InlineData("/// <summary>", 1)]
    [InlineData("class ", 1)]
    [InlineData("class C { string S = \"", 0)]
    [InlineData("class C { string S = $\"", 0)]
    [InlineData("class C { string S = \"\"\"\n", 0)]
    [InlineData("/// <inheritdoc cref=\"", 0)]
    public void A_long_line_is_found_unless_it_is_text_in_a_literal_or_a_reference(string start, int count)
    {
        Assert.Equal(count, TooLong("Long.cs", start + new string('a', MaxColumns + 1)).Count());
        Assert.Empty(TooLong("Short.cs", start + new string('a', MaxColumns - start.Length)));
    }

    private static IEnumerable<string> TooLong(string path, string text)
    {
        var lines = text.Split('\n');
        if (lines.All(static line => line.Length <= MaxColumns))
            yield break;

        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Length > MaxColumns && !IsReference(line) && !IsInLiteral(root, start + MaxColumns))
                yield return $"{path}:{i + 1}: {line.Length} columns";
            start += line.Length + 1;
        }
    }

    /// <summary>A reference to a member with many parameters cannot be broken.</summary>
    private static bool IsReference(string line) => line.TrimStart().StartsWith("/// <inheritdoc cref=", StringComparison.Ordinal);

    private static bool IsInLiteral(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        return token.Span.Contains(position)
            && (token.Parent is LiteralExpressionSyntax || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is not null);
    }
}
