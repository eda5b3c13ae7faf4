using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EventTracking.Inspector.Tests.Page;

/// <summary>Contrast, names for screen readers, and phones.</summary>
[Trait("Category", "Processes")]
public sealed class AppearanceTests(Chromium chromium)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    public static TheoryData<ColorScheme, bool> Looks => new()
    {
        { ColorScheme.Light, false }, { ColorScheme.Dark, false }, { ColorScheme.Dark, true },
    };

    private static AxeRunOptions OnlyViolations => new() { ResultTypes = [ResultType.Violations] };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_view_is_accessible_and_none_scrolls_sideways(ColorScheme scheme, bool isPhone)
    {
        await using var site = await SomeTraffic.StartAsync();
        await chromium.VisitAsync(
            site,
            async page =>
            {
                await CheckAsync(page);
                SomeTraffic.Emit(site.Tracker);
                HostileEvents.Emit(site.Tracker);
                await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(9);
                await CheckAsync(page);
                await page.Locator("[role=option]").Nth(0).ClickAsync();
                await CheckAsync(page);
                await page.Locator("[role=option]").Nth(6).EvaluateAsync("row => row.click()");
                await CheckAsync(page);
                await page.ClickAsync("#tab-accounts");
                await Assertions.Expect(page.Locator("#accounts table")).ToBeVisibleAsync();
                await CheckAsync(page);
                await page.ClickAsync("#tab-catalog");
                await Assertions.Expect(page.Locator("#catalog progress")).ToBeVisibleAsync();
                await CheckAsync(page);
            },
            new() { ColorScheme = scheme, ViewportSize = isPhone ? Phone : new() { Width = 1280, Height = 800 } });
    }

    private static async Task CheckAsync(IPage page)
    {
        var violations = (await page.RunAxe(OnlyViolations)).Violations;
        Assert.True(
            violations.Length == 0,
            string.Join("\n", violations.SelectMany(static rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}: {rule.Help}"))));
        Assert.Equal(
            await page.EvaluateAsync<int>("innerWidth"),
            await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));
    }
}
