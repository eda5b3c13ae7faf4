using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Analyzers.Tests.UnderEdit;

/// <summary>
/// All sources with events or emit calls in tests and samples, including string literals in tests.
/// </summary>
internal static class Corpus
{
    private static readonly string[] Texts = ["tests/EventTracking.Analyzers.Tests", "tests/EventTracking.Generators.Tests"];
    private static readonly string[] Files =
        ["tests/Shared/Differential/Shapes", "tests/EventTracking.Tests/Hostile", "samples"];

    public static IReadOnlyList<string> Load() =>
    [
        .. Texts.SelectMany(FilesIn).SelectMany(TextsIn).Concat(Files.SelectMany(FilesIn).Select(File.ReadAllText))
            .Where(
                static text => text.Contains("TrackedEvent", StringComparison.Ordinal) || text.Contains("Emit(", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> FilesIn(string folder) => Directory
        .EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj" or "Snapshots"));

    private static IEnumerable<string> TextsIn(string file) =>
        from node in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes()
        let text = node switch
        {
            LiteralExpressionSyntax { Token.Value: string literal } => literal,
            InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(Text)),
            _ => null,
        }
        where text is not null
        select WithoutMarks(text);

    /// <summary>Replaces an interpolation hole with the identifier in it.</summary>
    private static string Text(InterpolatedStringContentSyntax part) => part switch
    {
        InterpolatedStringTextSyntax text => text.TextToken.ValueText,
        InterpolationSyntax hole =>
            hole.Expression.DescendantTokens().FirstOrDefault(static token => token.IsKind(SyntaxKind.IdentifierToken)).ValueText,
        _ => "",
    };

    private static string WithoutMarks(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"\{\|[#\w]+:|\|\}", "");
}
