using System.Text.RegularExpressions;

namespace EventTracking.Analyzers.Tests.Documentation;

/// <summary>
/// The links of the pages lead to files and headings of this repository; the paths and test classes that they name exist.
/// </summary>
public sealed partial class LinkTests
{
    private const string Home = "https://github.com/eventtracking/eventtracking-dotnet/blob/main/";

    private static readonly string[] Folders = ["", "docs", "docs/decisions", "docs/diagnostics"];

    private static readonly HashSet<string> TestClasses = [.. Directory
        .EnumerateFiles(Repository.Path("tests"), "*Tests.cs", SearchOption.AllDirectories)
        .Select(static path => Path.GetFileNameWithoutExtension(path))];

    public static TheoryData<string> Pages => [.. Files()];

    public static TheoryData<string> PackageReadmes => [.. Files().Where(static page => page.StartsWith("src/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_leads_to_a_file_and_a_heading_that_exist(string page) =>
        Assert.DoesNotContain(Links(page), link => !Exists(page, link));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_path_in_code_style_exists(string page) => Assert.All(
        CodePath().Matches(Repository.Text(page)).Select(static path => path.Groups["path"].Value),
        static path =>
            Assert.True(File.Exists(Repository.Path(path)) || Directory.Exists(Repository.Path(path)), $"There is no '{path}'."));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_test_class_in_code_style_exists(string page) => Assert.All(
        CodeTests().Matches(Repository.Text(page)).Select(static name => name.Groups["name"].Value),
        static name => Assert.Contains(name, TestClasses));

    [Theory]
    [InlineData("docs")]
    [InlineData("docs/decisions")]
    public void Every_page_of_a_folder_is_linked_from_its_index(string folder)
    {
        var index = $"{folder}/{(folder == "docs" ? "index.md" : "README.md")}";

        Assert.Empty(Directory.EnumerateFiles(Repository.Path(folder), "*.md")
            .Select(static path => Path.GetFileName(path))
            .Except([.. Links(index), Path.GetFileName(index)]));
    }

    [Theory]
    [MemberData(nameof(PackageReadmes))]
    public void The_readme_of_a_package_has_absolute_links(string page) =>
        Assert.All(Links(page), static link => Assert.StartsWith("https://", link, StringComparison.Ordinal));

    [Theory]
    [InlineData("nowhere.md", false)]
    [InlineData("README.md#nowhere", false)]
    [InlineData("docs/batching.md#what-an-outage-looks-like", true)]
    [InlineData($"{Home}docs/nowhere.md", false)]
    [InlineData($"{Home}docs/batching.md#options", true)]
    public void A_broken_link_is_found(string link, bool exists) => Assert.Equal(exists, Exists("README.md", link));

    private static bool Exists(string page, string link)
    {
        if (link.StartsWith(Home, StringComparison.Ordinal))
            return Exists("README.md", link[Home.Length..]);
        if (link.Contains("://", StringComparison.Ordinal))
            return true;

        var (path, heading) = link.Split('#') is [var file, var anchor] ? (file, anchor) : (link, "");
        var target = path.Length == 0
            ? page
            : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, path));
        return (File.Exists(Repository.Path(target)) || Directory.Exists(Repository.Path(target)))
            && (heading.Length == 0 || Headings(target).Contains(heading));
    }

    private static IEnumerable<string> Links(string page) =>
        Link().Matches(Code().Replace(Repository.Text(page), "")).Select(static link => link.Groups["target"].Value);

    /// <summary>The anchors that GitHub gives to headings.</summary>
    private static IEnumerable<string> Headings(string page) => Heading().Matches(Repository.Text(page))
        .Select(static heading => NotInAnchors().Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private static IEnumerable<string> Files() =>
        Folders.SelectMany(static folder => Directory.EnumerateFiles(Repository.Path(folder), "*.md"))
        .Concat(new[] { "src", "samples" }
            .SelectMany(static folder => Directory.EnumerateDirectories(Repository.Path(folder)))
            .SelectMany(static project => Directory.EnumerateFiles(project, "*.md")))
        .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"`(?<path>(?:src|tests|generator|analyzers|samples|docs)/[\w./-]+)`")]
    private static partial Regex CodePath();

    [GeneratedRegex(@"`(?<name>\w+Tests)(?:\.\w+)?`")]
    private static partial Regex CodeTests();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();
}
