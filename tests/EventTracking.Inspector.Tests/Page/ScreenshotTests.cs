using Microsoft.Playwright;

namespace EventTracking.Inspector.Tests.Page;

/// <summary>
/// Takes the pictures of the documentation, and others for a review, if the variable EVENTTRACKING_SCREENSHOTS names a folder.
/// </summary>
[Trait("Category", "Processes")]
public sealed class ScreenshotTests(Chromium chromium)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("EVENTTRACKING_SCREENSHOTS");

    public static TheoryData<ColorScheme, int> Looks => new()
    {
        { ColorScheme.Light, 1280 }, { ColorScheme.Dark, 1280 }, { ColorScheme.Light, 390 }, { ColorScheme.Dark, 390 },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_page_is_photographed(ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Folder is null, "Requires EVENTTRACKING_SCREENSHOTS.");
        await using var site = await SomeTraffic.StartAsync();
        var size = new ViewportSize { Width = width, Height = width > 1000 ? 800 : 844 };
        await chromium.VisitAsync(
            site,
            async page =>
            {
                var prefix = $"{scheme}-{width}".ToLowerInvariant();
                await Assertions.Expect(page.Locator("#empty")).ToBeVisibleAsync();
                await SaveAsync(page, $"{prefix}-empty");
                SomeTraffic.Emit(site.Tracker);
                SomeTraffic.Emit(site.Tracker);
                await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(8);
                await page.EvaluateAsync("document.activeElement.blur()");
                if (width < 1000)
                    await SaveAsync(page, $"{prefix}-list");
                await page.Locator("[role=option]").First.ClickAsync();
                await page.Mouse.MoveAsync(0, 0);
                await SaveAsync(page, $"{prefix}-event");
                await page.Locator("[role=option]").Nth(1).EvaluateAsync("row => row.click()");
                await page.EvaluateAsync("details.scrollTop = 300");
                await SaveAsync(page, $"{prefix}-lost");
                await page.ClickAsync("#tab-accounts");
                await Assertions.Expect(page.Locator("#accounts table")).ToBeVisibleAsync();
                await SaveAsync(page, $"{prefix}-accounts");
                await page.ClickAsync("#tab-catalog");
                await Assertions.Expect(page.Locator("#catalog progress")).ToBeVisibleAsync();
                await SaveAsync(page, $"{prefix}-catalog");
                await page.ClickAsync("#tab-events");
                await page.EvaluateAsync("document.getElementById('clear').click()");
                HostileEvents.Emit(site.Tracker);
                await Assertions.Expect(page.Locator("[role=option]")).Not.ToHaveCountAsync(0);
                if (width < 1000)
                    await SaveAsync(page, $"{prefix}-hostile-list");
                await page.Locator("[role=option]").First.ClickAsync();
                await SaveAsync(page, $"{prefix}-hostile");
            },
            new() { ColorScheme = scheme, ViewportSize = size });
    }

    private static Task SaveAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
}
