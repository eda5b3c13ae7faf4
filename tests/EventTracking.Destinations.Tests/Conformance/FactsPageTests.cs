namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>The table of facts on the page about destinations is the one of the tests. Update it with <c>UPDATE_SNAPSHOTS=1</c>.</summary>
public sealed class FactsPageTests
{
    private const string Start = "<!-- facts -->\n";
    private const string End = "<!-- end of facts -->";

    [Fact]
    public void The_page_has_the_table_of_facts()
    {
        var page = Repository.Text(DestinationsPage.Path);
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is "1")
        {
            page = page[..start] + FactTable.Render() + page[end..];
            File.WriteAllText(Repository.Path(DestinationsPage.Path), page);
            end = page.IndexOf(End, StringComparison.Ordinal);
        }

        Assert.Equal(FactTable.Render(), page[start..end]);
    }

    [Fact]
    public void There_are_40_facts() => Assert.Equal(Enumerable.Range(1, 40), FactTable.Facts().Select(static fact => fact.Number));
}
