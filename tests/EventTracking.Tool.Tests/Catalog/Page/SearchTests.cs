using Microsoft.Playwright;

namespace EventTracking.Tool.Tests.Catalog.Page;

/// <summary>The search of the page.</summary>
[Trait("Category", "Processes")]
public sealed class SearchTests(Chromium chromium)
{
    private const int MaxResults = 100;

    [Theory]
    [InlineData("VIDEO.stop", "org.example.video.stopped")]
    [InlineData("transcript", "org.example.video.loaded")]
    [InlineData("seconds", "org.example.video.stopped")]
    [InlineData("corporate", "org.example.enrolled")]
    [InlineData("stopped seconds", "org.example.video.stopped")]
    [InlineData("lines price", "org.example.ordered")]
    public async Task Events_are_found_by_name_field_value_and_docs(string words, string found) =>
        await chromium.VisitAsync(SomeCatalog.OfCourse(), async page =>
        {
            await page.FillAsync("#query", words);

            Assert.Equal([found], await page.Locator("#list .name").AllInnerTextsAsync());
            Assert.Equal("1 event", await page.Locator("#count").InnerTextAsync());
        });

    [Fact]
    public async Task A_match_in_a_name_precedes_one_in_a_field_and_in_docs() =>
        await chromium.VisitAsync(
            SomeCatalog.Of(
                SomeCatalog.Declared("a.in.docs", "About a grade."),
                SomeCatalog.Declared("b.in.field", fields: SomeCatalog.Field("grade")),
                SomeCatalog.Declared("c.in.grade")),
            async page =>
            {
                await page.FillAsync("#query", "grade");

                Assert.Equal(["c.in.grade", "b.in.field", "a.in.docs"], await page.Locator("#list .name").AllInnerTextsAsync());
                Assert.Equal(["grade", "grade", "grade"], await page.Locator("#list mark").AllInnerTextsAsync());
            });

    [Fact]
    public async Task A_search_without_a_match_says_what_to_try_and_can_be_cleared() =>
        await chromium.VisitAsync(SomeCatalog.OfCourse(), async page =>
        {
            await page.FillAsync("#query", "nothing like this");
            Assert.Contains("Try a part of an event name", await page.Locator("#list").InnerTextAsync(), StringComparison.Ordinal);

            await page.GetByRole(AriaRole.Button, new() { Name = "Clear the search" }).ClickAsync();

            Assert.Equal("", await page.InputValueAsync("#query"));
            Assert.Equal("4 events", await page.Locator("#count").InnerTextAsync());
        });

    [Fact]
    public async Task In_a_large_catalog_a_key_press_creates_a_bounded_number_of_elements() =>
        await chromium.VisitAsync(SomeCatalog.Large(events: 1_000, fields: 50), async page =>
        {
            await page.EvaluateAsync("""
                () => {
                    globalThis.created = 0;
                    const create = document.createElement;
                    document.createElement = function (...args) { created++; return create.apply(this, args); };
                }
                """);

            await page.FillAsync("#query", "field49 learner");

            Assert.Equal("1,000 events, the first 100 shown", await page.Locator("#count").InnerTextAsync());
            Assert.Equal(MaxResults, await page.Locator("#list a").CountAsync());
            Assert.InRange(await page.EvaluateAsync<int>("created"), MaxResults, 10 * MaxResults);
        });

    [Fact]
    public async Task In_a_large_catalog_namespaces_start_closed_except_those_of_the_event() =>
        await chromium.VisitAsync(
            SomeCatalog.Large(events: 1_000, fields: 1),
            async page =>
            {
                var visible = page.Locator("#list a:visible");
                Assert.Equal(25, await visible.CountAsync());
                await Assertions.Expect(page.Locator("#list [aria-current]")).ToHaveTextAsync("event0041");
            },
            "#org.example.area01.event0041");
}
