using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>Every C# snippet of the README, the guides and the readmes of the packages compiles in a new project.</summary>
public sealed class PageSnippetTests
{
    /// <summary>Its snippets are generated code, which <see cref="GeneratedCodePageTests"/> compares.</summary>
    private const string GeneratedCodePage = "docs/generated-code.md";

    public static TheoryData<string, int> Snippets
    {
        get
        {
            var snippets = new TheoryData<string, int>();
            foreach (var page in Pages())
            {
                for (var i = 0; i < Documentation.CodeBlocks(page).Count; i++)
                    snippets.Add(page, i);
            }

            return snippets;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_compiles_without_a_warning(string page, int index) => Snippet.Compile(Documentation.CodeBlocks(page)[index]);

    /// <summary>The pages about rules are not among them: their snippets show what a rule reports.</summary>
    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.Path("docs"), "*.md"))
            .Concat(Directory.EnumerateFiles(Repository.Path("docs/decisions"), "*.md"))
            .Concat(
                Directory.EnumerateDirectories(Repository.Path("src"))
                    .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.md")))
            .Concat(
                Directory.EnumerateDirectories(Repository.Path("samples"))
                    .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.md")))
            .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(static page => page != GeneratedCodePage)
            .Order(StringComparer.Ordinal);
}
