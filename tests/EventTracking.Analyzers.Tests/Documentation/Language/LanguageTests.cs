namespace EventTracking.Analyzers.Tests.Documentation.Language;

/// <summary>Comments, XML docs, messages and pages avoid the phrases of <see cref="BannedPhrases"/>.</summary>
public sealed class LanguageTests
{
    private static readonly string[] Folders = ["src", "generator", "analyzers", "samples", "docs", ".github"];

    private static readonly IReadOnlyList<Finding> Findings =
        [.. Files().SelectMany(static path => Finding.In(path, Repository.Text(path)))];

    public static TheoryData<string> Phrases => [.. BannedPhrases.All.Select(static phrase => phrase.Name)];

    [Fact]
    public void No_banned_phrase_is_used()
    {
        var findings = Findings.Where(static finding => !AllowedUse.All.Any(use => use.Covers(finding))).ToList();

        Assert.True(findings.Count is 0, $"{findings.Count} banned phrases:\n{string.Join("\n", findings)}");
    }

    [Fact]
    public void Every_allowed_use_exists() => Assert.All(AllowedUse.All, static use => Assert.Contains(Findings, use.Covers));

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_banned_phrase_is_found_in_a_page_a_comment_an_XML_doc_and_a_message(string name)
    {
        var phrase = BannedPhrases.All.Single(phrase => phrase.Name == name);
        var twoLines = phrase.Sample.Replace(" ", "\n    /// ", StringComparison.Ordinal);

        Assert.Equal(
            ["Page.md:3", "Comment.cs:1", "Doc.cs:1", "Message.cs:1", "Interpolated.cs:1", "Raw.cs:2"],
            new[]
            {
                Only("Page.md", $"# Title\n\n{phrase.Sample}\n"),
                Only("Comment.cs", $"class C; // {phrase.Sample}\n"),
                Only("Doc.cs", $"/// <summary>{phrase.Sample}</summary>\nclass C;\n"),
                Only("Message.cs", $"class C {{ string M = \"{phrase.Sample}\"; }}\n"),
                Only("Interpolated.cs", $"class C {{ string M = $\"{{1}} {phrase.Sample}\"; }}\n"),
                Only("Raw.cs", $"class C {{ string M = \"\"\"\n    {phrase.Sample}\n    \"\"\"; }}\n"),
            });
        Assert.Single(Finding.In("TwoLines.cs", $"    /// {twoLines}\nclass C;\n"), finding => finding.Phrase == phrase);

        string Only(string path, string text)
        {
            var finding = Assert.Single(Finding.In(path, text), finding => finding.Phrase == phrase);
            return $"{finding.Path}:{finding.Line}";
        }
    }

    [Fact]
    public void Code_is_not_prose()
    {
        Assert.Empty(
            Finding.In("Code.cs", "class Behind { string stands = \"stand\"; } // See <c>Behind</c>, <see cref=\"Behind.stands\"/>.\n"));
        Assert.Empty(Finding.In("Page.md", "Call `tell()`, see [the page](behind.md).\n"));
        Assert.Empty(Finding.In("Apart.cs", "class A; // left\n{ } // out\n"));
    }

    private static IEnumerable<string> Files() => Folders
        .SelectMany(static folder => Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(Repository.Root))
        .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(static path => Path.GetExtension(path) is ".cs" or ".md" or ".csproj" or ".props" or ".targets" or ".yml"
            && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
