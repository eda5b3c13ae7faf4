using System.Text.Json;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Catalog;
using EventTracking.Tool.Inputs;
using Microsoft.Playwright;

namespace EventTracking.Tool.Tests.Catalog.Page;

/// <summary>What the page shows of an event.</summary>
[Trait("Category", "Processes")]
public sealed class ContentTests(Chromium chromium)
{
    private static readonly string[] Hostile =
    [
        "</script><script>alert(1)</script>", "<!--", "-->", "<![CDATA[", "]]>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
        "\"", "'", "`", "\\", "/", "\\u003c", "&lt;b&gt;", "&amp;", "<b>bold</b>", "javascript:alert(1)", "${alert(1)}", "{{data}}", "{data}",
        "{script}", "%3Cb%3E", "%", "%zz", "#", "##", "a#b", "?", "a@1", "@", "@2", "..", ".", "a..b", ".a", "a.", "__proto__", "constructor",
        "toString", "hasOwnProperty", "query", "list", "content", "catalog", " ", "a b", "\t", "line\nbreak", "\u2028\u2029", "\u202Eevil",
        "\u0000", "\u0130stanbul", "\U0001F600", "'; DROP TABLE events; --", new('x', 300),
    ];

    [Fact]
    public async Task Hostile_names_docs_and_values_are_text() =>
        await chromium.VisitAsync(
            SomeCatalog.Of([.. Hostile.Select(static text => SomeCatalog.Declared(
                text, text, fields: SomeCatalog.Field(text, new EnumType([text]), text)))]),
            async page =>
            {
                Assert.Equal(2, await page.Locator("script").CountAsync());
                foreach (var text in Hostile)
                {
                    await page.EvaluateAsync("name => { location.hash = linkTo(eventsByName.get(name)); }", text);
                    await page.WaitForFunctionAsync("name => document.querySelector('h1').textContent === name", text);
                    Assert.Equal(text, await page.Locator(".fields .field-name").TextContentAsync());
                    Assert.Equal(text, await page.Locator(".fields .meaning p").First.TextContentAsync());
                    Assert.Equal(text, await page.Locator(".values code").TextContentAsync());
                    await page.FillAsync("#query", text);
                }

                Assert.Equal(2, await page.Locator("script").CountAsync());
                Assert.Equal(0, await page.Locator("img, svg, b, iframe, object").CountAsync());
            });

    [Fact]
    public async Task Every_event_of_a_sample_is_shown()
    {
        var catalog = CatalogBuilder.Build(EventHistory.Load([Path.Combine(AppContext.BaseDirectory, "VideoCourse.dll")]));
        Assert.NotEmpty(catalog.Events);

        await chromium.VisitAsync(catalog, async page =>
        {
            foreach (var item in catalog.Events)
            {
                await page.Keyboard.PressAsync("j");
                await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(item.Name);
                await Assertions.Expect(page.Locator(".doc")).ToHaveTextAsync(item.Doc!);
            }
        });
    }

    [Fact]
    public async Task Fields_are_a_tree_with_types_values_and_docs() =>
        await chromium.VisitAsync(
            SomeCatalog.OfCourse(),
            async page =>
            {
                var lines = page.Locator(".fields > li", new() { HasText = "lines" }).First;
                await Assertions.Expect(lines).ToContainTextAsync("array of object");
                await Assertions.Expect(lines.Locator(".fields .field-name")).ToHaveTextAsync("price");
                await Assertions.Expect(lines.Locator(".fields .meaning")).ToHaveTextAsync("The price in euros.");
            },
            "#org.example.ordered");

    [Fact]
    public async Task An_event_has_its_record_example_schema_and_sql() =>
        await chromium.VisitAsync(
            SomeCatalog.OfCourse(),
            async page =>
            {
                await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("Course.Events.Declared in Course");
                Assert.Equal(
                    "org.example.ordered", JsonDocument.Parse(await page.Locator("section pre").First.InnerTextAsync()).RootElement
                        .GetProperty("name").GetString());
                foreach (var title in new[] { "Views for PostgreSQL", "Views for DuckDB", "Draft 2020-12" })
                    await page.Locator("summary", new() { HasText = title }).ClickAsync();
                await Assertions.Expect(page.Locator("details pre").Nth(0)).ToContainTextAsync("CREATE VIEW \"org.example.ordered");
                await Assertions.Expect(page.Locator("details pre").Nth(2)).ToContainTextAsync("json-schema.org/draft/2020-12");
            },
            "#org.example.ordered");

    [Fact]
    public async Task The_example_is_copied_as_one_line() =>
        await chromium.VisitAsync(
            SomeCatalog.OfCourse(),
            async page =>
            {
                await page.ClickAsync("text=Copy");
                await Assertions.Expect(page.Locator(".copy").First).ToHaveTextAsync("Copied");
                var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
                Assert.StartsWith("{\"name\":\"org.example.ordered\",", copied, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', copied);
            },
            "#org.example.ordered",
            new() { Permissions = ["clipboard-read", "clipboard-write"] });

    [Fact]
    public async Task The_start_lists_all_events_with_the_first_sentence_of_their_docs() =>
        await chromium.VisitAsync(SomeCatalog.OfCourse(), async page =>
        {
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("A video stopped.");
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("The learner may continue later.");
            Assert.Equal(4, await page.Locator(".index a").CountAsync());
        });

    [Fact]
    public async Task An_empty_catalog_says_how_to_declare_an_event() =>
        await chromium.VisitAsync(
            SomeCatalog.Of(), async page => await Assertions.Expect(page.Locator("main")).ToContainTextAsync("[TrackedEvent("));
}
