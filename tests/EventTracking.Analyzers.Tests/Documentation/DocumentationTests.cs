using EventTracking.Analyzers.Rules;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Tests.Documentation;

/// <summary>A rule consists of an id, an analyzer, a page, tests, and entries in the index and in the analyzer releases.</summary>
public sealed class DocumentationTests
{
    private const string Index = "docs/diagnostics/README.md";

    public static TheoryData<string> Ids => [.. AllRules.Analyzers.Select(static analyzer => AllRules.Descriptor(analyzer).Id)];

    [Fact]
    public void The_index_lists_every_rule()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is "1")
            File.WriteAllText(Repository.Path(Index), RuleIndex.Render());

        Assert.Equal(RuleIndex.Render(), Repository.Text(Index));
    }

    [Fact]
    public void Every_page_belongs_to_a_rule() => Assert.Equal(
        Ids.Select(static row => row.Data.ToString()),
        Directory.GetFiles(Repository.Path("docs/diagnostics"), "EVT*.md")
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_with_its_title_and_all_sections(string id)
    {
        var page = Repository.Text($"docs/diagnostics/{id}.md");

        Assert.StartsWith($"# {id}: {AllRules.Descriptor(Analyzer(id)).Title}\n\n", page, StringComparison.Ordinal);
        Assert.All(
            ["\n## Before\n", "\n## After\n", "\n## When to suppress\n"], part => Assert.Contains(part, page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_of_a_rule_points_to_its_page(string id) =>
        Assert.EndsWith($"/docs/diagnostics/{id}.md", AllRules.Descriptor(Analyzer(id)).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_listed_in_the_analyzer_releases(string id)
    {
        var rule = AllRules.Descriptor(Analyzer(id));
        var releases = Repository.Text("analyzers/EventTracking.Analyzers/AnalyzerReleases.Shipped.md")
            + Repository.Text("analyzers/EventTracking.Analyzers/AnalyzerReleases.Unshipped.md");

        Assert.Contains(
            $"\n{id} | {rule.Category} | {rule.DefaultSeverity} | {Analyzer(id).GetType().Name}\n", releases, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_test_class_and_fixes_with_its_stem(string id)
    {
        var analyzer = Analyzer(id);

        Assert.Contains(GetType().Assembly.GetTypes(), type => type.Name == $"{AllRules.Stem(analyzer)}Tests");
        Assert.All(
            AllRules.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)),
            fix => Assert.Matches($"^{AllRules.Stem(analyzer)}(Or[A-Z][a-z]+)?Fix$", fix.GetType().Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_enabled_and_configurable(string id)
    {
        Assert.IsAssignableFrom<RuleAnalyzer>(Analyzer(id));
        Assert.DoesNotContain(WellKnownDiagnosticTags.NotConfigurable, AllRules.Descriptor(Analyzer(id)).CustomTags);
        Assert.True(AllRules.Descriptor(Analyzer(id)).IsEnabledByDefault);
    }

    [Fact]
    public void Every_fix_can_fix_all() => Assert.All(AllRules.Fixes, static fix => Assert.NotNull(fix.GetFixAllProvider()));

    private static DiagnosticAnalyzer Analyzer(string id) => AllRules.Analyzers.Single(analyzer => AllRules.Descriptor(analyzer).Id == id);
}
