using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace EventTracking.Inspector.Tests.Page;

/// <summary>The live list of events.</summary>
[Trait("Category", "Processes")]
public sealed class EventListTests(Chromium chromium)
{
    [Fact]
    public async Task Without_events_the_page_says_what_to_do() => await VisitAsync(async (page, site) =>
    {
        await Assertions.Expect(page.Locator("#empty")).ToContainTextAsync("Emit one, and it appears here");

        site.Tracker.Emit("first");

        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#empty")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
    });

    [Fact]
    public async Task An_event_appears_within_half_a_second_of_the_clock_of_the_site()
    {
        var clock = new FakeTimeProvider();
        await using var site = await InspectedSite.StartAsync(time: clock);
        await chromium.VisitAsync(site, async page =>
        {
            await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("Live");
            site.Tracker.Emit("first");

            clock.Advance(TimeSpan.FromMilliseconds(500));

            await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task The_newest_event_is_first_and_its_chips_show_what_happened() => await VisitAsync(async (page, site) =>
    {
        SomeTraffic.Emit(site.Tracker);

        await Assertions.Expect(page.Locator(".rows .name")).ToHaveTextAsync(
            ["org.edx.video.stop", "com.example.order.placed", "com.example.noise", "org.edx.video.stop"]);
        await Assertions.Expect(Rows(page).Nth(0)).ToContainTextAsync("rewrittenqueueddelivered 2×");
        await Assertions.Expect(Rows(page).Nth(1)).ToContainTextAsync("not declareddropped: BackendFailed");
        await Assertions.Expect(Rows(page).Nth(2)).ToContainTextAsync("filteredRegexFilterProcessor");
    });

    [Theory]
    [InlineData("text", "9007199254740993", 1)]
    [InlineData("text", "VIDEO demox", 2)]
    [InlineData("name", "order", 1)]
    [InlineData("name", "demox", 0)]
    [InlineData("context", "ada@example.org", 1)]
    [InlineData("context", "order", 0)]
    public async Task Words_select_events_by_name_context_or_any_text(string scope, string words, int count) =>
        await VisitAsync(async (page, site) =>
        {
            SomeTraffic.Emit(site.Tracker);
            await Assertions.Expect(Rows(page)).ToHaveCountAsync(4);

            await page.SelectOptionAsync("#scope", scope);
            await page.Keyboard.PressAsync("Tab");
            await page.FillAsync("#query", words);
            await Assertions.Expect(Rows(page)).ToHaveCountAsync(count);
            SomeTraffic.Emit(site.Tracker);
            await Assertions.Expect(page.Locator("#count")).ToHaveTextAsync("8 events");
            await Assertions.Expect(Rows(page)).ToHaveCountAsync(2 * count);
            await page.FocusAsync("#query");
            await page.Keyboard.PressAsync("Escape");

            await Assertions.Expect(Rows(page)).ToHaveCountAsync(8);
        });

    [Fact]
    public async Task An_outcome_selects_events() => await VisitAsync(async (page, site) =>
    {
        SomeTraffic.Emit(site.Tracker);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(4);

        await page.SelectOptionAsync("#outcome", "dropped");

        await Assertions.Expect(page.Locator(".rows .name")).ToHaveTextAsync(["com.example.order.placed"]);
    });

    [Fact]
    public async Task A_paused_list_does_not_change_until_it_is_resumed() => await VisitAsync(async (page, site) =>
    {
        site.Tracker.Emit("before");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);

        await page.ClickAsync("#pause");
        site.Tracker.Emit("during");
        await Assertions.Expect(page.Locator("#count")).ToHaveTextAsync("2 events · paused, 1 new");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        await page.ClickAsync("#pause");

        await Assertions.Expect(page.Locator(".rows .name")).ToHaveTextAsync(["during", "before"]);
    });

    [Fact]
    public async Task A_list_that_is_filtered_while_an_event_arrives_shows_it_once() => await VisitAsync(async (page, site) =>
    {
        site.Tracker.Emit("first");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);

        await page.EvaluateAsync(
            """
            receive({ run: model.run, skipped: 0, events: [{ number: 2, name: "second", timestamp: "2026-11-30T17:00:00Z", steps: [] }] });
            showRows();
            new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
            """);

        await Assertions.Expect(page.Locator(".rows .name")).ToHaveTextAsync(["second", "first"]);
    });

    [Fact]
    public async Task Events_that_a_new_connection_repeats_are_neither_shown_again_nor_skipped() => await VisitAsync(async (page, site) =>
    {
        site.Tracker.Emit("first");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);

        await page.EvaluateAsync("receive({ run: model.run, skipped: 1000, events: [{ ...model.events[0] }] })");
        site.Tracker.Emit("second");

        await Assertions.Expect(page.Locator(".rows li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#count")).ToHaveTextAsync("2 events");
    });

    [Fact]
    public async Task Keys_move_filter_and_close() => await VisitAsync(async (page, site) =>
    {
        SomeTraffic.Emit(site.Tracker);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(4);

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#query")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#details h2")).ToHaveTextAsync("com.example.order.placed");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator("#details h2")).ToHaveTextAsync("org.edx.video.stop");
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator("#details h2")).ToHaveCountAsync(0);
    });

    [Fact]
    public async Task After_a_restart_the_page_connects_again_and_shows_it()
    {
        var first = await SomeTraffic.StartAsync();
        var port = first.Address.Port;
        InspectedSite? second = null;
        try
        {
            await chromium.VisitAsync(
                first,
                async page =>
                {
                    first.Tracker.Emit("before");
                    await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
                    await first.DisposeAsync();
                    await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("Reconnecting");

                    second = await InspectedSite.StartAsync(port: port);
                    second.Tracker.Emit("after");

                    await Assertions.Expect(page.Locator(".rows .name")).ToHaveTextAsync(["after", "before"], new() { Timeout = 30_000 });
                    await Assertions.Expect(page.Locator(".separator")).ToHaveTextAsync("The application restarted");
                },
                allowsErrors: true);
        }
        finally
        {
            if (second is not null)
                await second.DisposeAsync();
        }
    }

    private static ILocator Rows(IPage page) => page.Locator("[role=option]");

    private async Task VisitAsync(Func<IPage, InspectedSite, Task> act)
    {
        await using var site = await SomeTraffic.StartAsync();
        await chromium.VisitAsync(site, page => act(page, site));
    }
}
