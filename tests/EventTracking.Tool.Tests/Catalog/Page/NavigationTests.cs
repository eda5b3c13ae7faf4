using Microsoft.Playwright;

namespace EventTracking.Tool.Tests.Catalog.Page;

/// <summary>Addresses, the tree and the keyboard.</summary>
[Trait("Category", "Processes")]
public sealed class NavigationTests(Chromium chromium)
{
    [Fact]
    public async Task An_address_leads_to_an_event() =>
        await chromium.VisitAsync(
            SomeCatalog.OfLock(),
            async page =>
            {
                Assert.Equal("org.example.video.stopped", await page.Locator("h1").InnerTextAsync());
                Assert.Equal("org.example.video.stopped · Event catalog", await page.TitleAsync());
                await Assertions.Expect(page.Locator("#list [aria-current]")).ToHaveTextAsync("stopped");
                await Assertions.Expect(page.Locator("main")).ToContainTextAsync("From version 1 to 2");
            },
            "#org.example.video.stopped");

    [Fact]
    public async Task An_address_leads_to_an_earlier_version() =>
        await chromium.VisitAsync(
            SomeCatalog.OfLock(),
            async page =>
            {
                Assert.Equal(["position", "video_id"], await page.Locator(".fields .field-name").AllInnerTextsAsync());
                await page.GetByRole(AriaRole.Link, new() { Name = "2", Exact = true }).ClickAsync();
                Assert.Equal(["position", "reason", "video_id"], await page.Locator(".fields .field-name").AllInnerTextsAsync());
                Assert.EndsWith("#org.example.video.stopped", page.Url, StringComparison.Ordinal);
            },
            "#org.example.video.stopped@1");

    [Fact]
    public async Task An_address_without_an_event_says_so() =>
        await chromium.VisitAsync(
            SomeCatalog.OfLock(),
            async page =>
            {
                Assert.Equal("No such event", await page.Locator("h1").InnerTextAsync());
                await page.GoBackAsync();
            },
            "#org.example.gone%");

    [Fact]
    public async Task Back_returns_to_the_event_before() =>
        await chromium.VisitAsync(SomeCatalog.OfLock(), async page =>
        {
            await page.ClickAsync("#list a >> text=everything");
            await page.ClickAsync("#list a >> text=stopped");
            await page.GoBackAsync();

            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("org.example.everything");
        });

    [Fact]
    public async Task An_event_is_found_and_opened_with_the_keyboard_alone() =>
        await chromium.VisitAsync(SomeCatalog.OfLock(), async page =>
        {
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.TypeAsync("video");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("ArrowDown");
            Assert.Equal("org.example.video.stopped", await FocusedAsync(page));
            await page.Keyboard.PressAsync("Enter");

            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("org.example.video.stopped");
            await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("k");
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("org.example.video.paused");
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator("#query")).ToHaveValueAsync("");
        });

    [Fact]
    public async Task Enter_in_the_search_opens_the_first_result() =>
        await chromium.VisitAsync(SomeCatalog.OfLock(), async page =>
        {
            await page.FillAsync("#query", "reason");
            await page.Keyboard.PressAsync("Enter");

            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("org.example.video.stopped");
        });

    [Fact]
    public async Task Arrow_keys_walk_through_the_tree() =>
        await chromium.VisitAsync(SomeCatalog.OfLock(), async page =>
        {
            await page.Locator("#query").PressAsync("ArrowDown");
            Assert.Equal("org.example", await FocusedAsync(page));
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("ArrowDown");
            Assert.Equal("video", await FocusedAsync(page));
            await page.Keyboard.PressAsync("ArrowLeft");
            Assert.Equal(1, await page.Locator("#list a:visible").CountAsync());
            await page.Keyboard.PressAsync("ArrowRight");
            await page.Keyboard.PressAsync("ArrowDown");
            Assert.Equal("paused", await FocusedAsync(page));
            await page.Keyboard.PressAsync("ArrowLeft");
            Assert.Equal("video", await FocusedAsync(page));
        });

    [Fact]
    public async Task The_shortcuts_are_listed() =>
        await chromium.VisitAsync(SomeCatalog.OfLock(), async page =>
        {
            await page.Keyboard.PressAsync("?");
            await Assertions.Expect(page.Locator("#help")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator("#help")).ToBeHiddenAsync();
        });

    [Fact]
    public async Task The_skip_link_leads_to_the_content() =>
        await chromium.VisitAsync(SomeCatalog.OfLock(), async page =>
        {
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        });

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.innerText");
}
