using Microsoft.Playwright;

namespace EventTracking.Inspector.Tests.Page;

/// <summary>Whatever an event contains stays text. The browser fixture fails for any dialog, error or request to another site.</summary>
[Trait("Category", "Processes")]
public sealed class HostileEventTests(Chromium chromium)
{
    private const int Count = 5;

    [Fact]
    public async Task Markup_control_characters_and_huge_values_stay_text()
    {
        await using var site = await SomeTraffic.StartAsync();
        await chromium.VisitAsync(site, async page =>
        {
            HostileEvents.Emit(site.Tracker);
            await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(Count);

            for (var row = 0; row < Count; row++)
            {
                await page.Locator("[role=option]").Nth(row).ClickAsync();
                await Assertions.Expect(page.Locator("#details pre")).ToHaveCountAsync(3);
                Assert.Equal(0, await page.Locator("#events script, #events img, #events b").CountAsync());
            }

            await Assertions.Expect(page.Locator("#details h2")).ToHaveTextAsync(HostileEvents.Markup);
            await page.ClickAsync("#tab-catalog");
            await Assertions.Expect(page.Locator("#catalog .card")).ToHaveCountAsync(Count);
            Assert.Equal(0, await page.Locator("#catalog script, #catalog img, #catalog b").CountAsync());
        });
    }

    [Fact]
    public async Task An_escape_of_a_control_character_is_shown_and_not_interpreted()
    {
        await using var site = await SomeTraffic.StartAsync();
        await chromium.VisitAsync(site, async page =>
        {
            HostileEvents.Emit(site.Tracker);
            await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(Count);

            await page.Locator("[role=option] >> text=controls").ClickAsync();

            await Assertions.Expect(page.Locator("#details .value")).ToContainTextAsync("\\u001b[31m");
            var code = await page.Locator("#details pre").Nth(1).TextContentAsync();
            Assert.DoesNotContain(code!, static character => character is < ' ' and not '\n' or > '~');
        });
    }
}
