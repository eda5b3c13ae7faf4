using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EventTracking.Tool.Tests.Catalog.Page;

/// <summary>Color schemes, contrast, phones and print.</summary>
[Trait("Category", "Processes")]
public sealed class AppearanceTests(Chromium chromium)
{
    private static readonly ViewportSize Phone = new() { Width = 360, Height = 740 };
    private static readonly ViewportSize Desktop = new() { Width = 1280, Height = 860 };

    /// <summary>Each scheme and each size once: no color depends on the size of the window.</summary>
    public static TheoryData<ColorScheme, bool> Looks => new() { { ColorScheme.Light, false }, { ColorScheme.Dark, true } };

    /// <summary>Everything else that axe-core reports, such as the elements that pass, takes most of its time.</summary>
    private static AxeRunOptions OnlyViolations => new() { ResultTypes = [ResultType.Violations] };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_view_is_accessible(ColorScheme scheme, bool isPhone) =>
        await chromium.VisitAsync(
            SomeCatalog.OfLock(),
            async page =>
            {
                await CheckAsync(page);
                await page.FillAsync("#query", "video position");
                await CheckAsync(page);
                await page.FillAsync("#query", "no such word");
                await CheckAsync(page);
                await page.FillAsync("#query", "");
                foreach (var hash in new[] { "org.example.everything", "org.example.video.stopped", "org.example.video.stopped@1", "gone" })
                {
                    await page.EvaluateAsync("hash => { location.hash = hash; }", hash);
                    await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
                    await CheckAsync(page);
                }

                await page.EvaluateAsync("help.showModal()");
                await CheckAsync(page);
            },
            options: new() { ColorScheme = scheme, ViewportSize = isPhone ? Phone : Desktop });

    [Fact]
    public async Task Poor_contrast_is_reported() =>
        await chromium.VisitAsync(SomeCatalog.OfLock(), async page =>
        {
            await page.EvaluateAsync("document.querySelector('h1').style.color = '#cccccc'");

            Assert.Contains((await page.RunAxe(OnlyViolations)).Violations, static violation => violation.Id == "color-contrast");
        });

    [Fact]
    public async Task A_key_and_a_button_switch_between_light_and_dark_and_the_choice_is_kept() =>
        await chromium.VisitAsync(
            SomeCatalog.OfLock(),
            async page =>
            {
                var light = await BackgroundAsync(page);
                await page.ClickAsync("#theme");
                var dark = await BackgroundAsync(page);
                await page.Keyboard.PressAsync("t");
                Assert.Equal(light, await BackgroundAsync(page));
                await page.Keyboard.PressAsync("t");
                await page.ReloadAsync();

                Assert.NotEqual(light, dark);
                Assert.Equal(dark, await BackgroundAsync(page));
            },
            options: new() { ColorScheme = ColorScheme.Light });

    [Theory]
    [InlineData("#org.example.everything")]
    [InlineData("#org.example.video.stopped")]
    [InlineData("")]
    public async Task A_phone_does_not_scroll_sideways(string hash) =>
        await chromium.VisitAsync(
            SomeCatalog.OfLock(),
            async page => Assert.Equal(
                Phone.Width, await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")),
            hash,
            new() { ViewportSize = Phone });

    [Fact]
    public async Task A_phone_shows_either_the_list_or_an_event() =>
        await chromium.VisitAsync(
            SomeCatalog.OfLock(),
            async page =>
            {
                await Assertions.Expect(page.Locator("main .index").First).ToBeHiddenAsync();
                await page.ClickAsync("#list a >> text=stopped");
                await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
                await Assertions.Expect(page.Locator("#list")).ToBeHiddenAsync();
                await page.ClickAsync("text=All events");
                await Assertions.Expect(page.Locator("#list")).ToBeVisibleAsync();
            },
            options: new() { ViewportSize = Phone });

    [Fact]
    public async Task Print_shows_the_event_with_everything_unfolded() =>
        await chromium.VisitAsync(
            SomeCatalog.OfLock(),
            async page =>
            {
                await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
                await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

                await Assertions.Expect(page.Locator(".sidebar")).ToBeHiddenAsync();
                await Assertions.Expect(page.Locator("main details pre").First).ToBeVisibleAsync();
                await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
                await Assertions.Expect(page.Locator("main details pre").First).ToBeHiddenAsync();
            },
            "#org.example.everything");

    private static async Task CheckAsync(IPage page)
    {
        var violations = (await page.RunAxe(OnlyViolations)).Violations;
        Assert.True(
            violations.Length == 0,
            string.Join("\n", violations.SelectMany(static rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}: {rule.Help}"))));
    }

    private static Task<string> BackgroundAsync(IPage page) =>
        page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
}
