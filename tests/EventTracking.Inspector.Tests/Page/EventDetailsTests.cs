using Microsoft.Playwright;

namespace EventTracking.Inspector.Tests.Page;

/// <summary>The selected event, the accounts and the catalog.</summary>
[Trait("Category", "Processes")]
public sealed class EventDetailsTests(Chromium chromium)
{
    [Fact]
    public async Task A_declared_event_has_the_types_and_docs_of_its_fields() => await VisitAsync(async page =>
    {
        await SelectAsync(page, 3);

        var details = page.Locator("#details");
        await Assertions.Expect(details).ToContainTextAsync("A learner stopped a video.");
        await Assertions.Expect(details.Locator(".fields li").Nth(1)).ToHaveTextAsync(
            "current_timenumber86.75The playback position, in seconds.");
        await Assertions.Expect(details).ToContainTextAsync("\"host\": \"courses.example.org\"");
    });

    [Fact]
    public async Task The_catalog_keeps_the_focus_and_the_selected_text_while_it_changes()
    {
        await using var site = await SomeTraffic.StartAsync();
        SomeTraffic.Emit(site.Tracker);
        await chromium.VisitAsync(site, async page =>
        {
            await page.ClickAsync("#tab-catalog");
            var copy = page.Locator("[aria-label='Copy the declaration of com.example.order.placed']");
            await copy.FocusAsync();
            SomeTraffic.Emit(site.Tracker);
            await Assertions.Expect(page.Locator("#catalog .card h3").Last).ToHaveTextAsync("com.example.order.placed 2×");
            await Assertions.Expect(copy).ToBeFocusedAsync();

            await page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('#catalog .card pre'))");
            SomeTraffic.Emit(site.Tracker);
            await page.WaitForResponseAsync("**/api/coverage");
            await page.WaitForResponseAsync("**/api/coverage");

            Assert.StartsWith("[TrackedEvent(", await page.EvaluateAsync<string>("getSelection().toString()"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_rewrite_shows_what_changed() => await VisitAsync(async page =>
    {
        await SelectAsync(page, 0);

        await Assertions.Expect(page.Locator(".differences li")).ToHaveTextAsync(
            ["data.maskedtrue", "context.email\"ada@example.org\"\"removed\""]);
    });

    [Fact]
    public async Task A_lost_event_has_its_reason_and_the_exception() => await VisitAsync(async page =>
    {
        await SelectAsync(page, 1);

        await Assertions.Expect(page.Locator(".steps li").Last).ToHaveTextAsync(
            "droppedsearchBackendFailedIOException: The index 'orders' is read-only.");
    });

    [Fact]
    public async Task An_event_dropped_by_its_name_says_why_it_has_no_data() => await VisitAsync(async page =>
    {
        await SelectAsync(page, 2);

        await Assertions.Expect(page.Locator("#details")).ToContainTextAsync("dropped the event by its name, before it was written");
    });

    [Fact]
    public async Task An_event_can_be_copied_as_a_line_as_code_and_as_an_assertion() => await VisitAsync(async page =>
    {
        await SelectAsync(page, 3);

        await page.ClickAsync("[aria-label='Copy the line as JSON']");
        Assert.StartsWith("{\"name\":\"org.edx.video.stop\",", await ClipboardAsync(page), StringComparison.Ordinal);
        await page.ClickAsync("[aria-label='Copy the event as C#']");
        Assert.Equal(
            "tracker.Emit(new Courses.VideoStopped(\n    VideoId: \"i4x-edX-DemoX-video\",\n    CurrentTime: 86.75));",
            await ClipboardAsync(page));
        await page.ClickAsync("[aria-label='Copy the assertion']");
        Assert.EndsWith(
            "Assert.Equal(expected, recorded.Single<Courses.VideoStopped>().Event);",
            await ClipboardAsync(page),
            StringComparison.Ordinal);
    });

    [Fact]
    public async Task The_assertion_of_an_event_with_a_collection_compares_its_data()
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.EmitVideoNever(["slow", "dull"]);
        await chromium.VisitAsync(site, async page =>
        {
            await SelectAsync(page, 0);

            await Assertions.Expect(page.Locator("#details")).ToContainTextAsync(
                """Assert.Equal("{\"reasons\":[\"slow\",\"dull\"]}", recorded.Single<Courses.VideoNever>().Data.GetRawText());""");
        });
    }

    [Fact]
    public async Task Large_numbers_are_shown_as_written() => await VisitAsync(async page =>
    {
        await SelectAsync(page, 1);

        await Assertions.Expect(page.Locator("#details .fields li").First).ToHaveTextAsync("order_idnumber9007199254740993");
        await Assertions.Expect(page.Locator("#details")).ToContainTextAsync("[\"order_id\"] = 9007199254740993,");
    });

    [Fact]
    public async Task The_accounts_show_losses_by_reason() => await VisitAsync(async page =>
    {
        await page.ClickAsync("#tab-accounts");

        await Assertions.Expect(page.Locator("#accounts tbody tr").Last).ToContainTextAsync("1 BackendFailed");
        await Assertions.Expect(page.Locator("#accounts .card")).ToContainTextAsync("archive/file working");
    });

    [Fact]
    public async Task The_catalog_shows_what_was_not_seen_and_declares_what_is_not_declared() => await VisitAsync(async page =>
    {
        await page.ClickAsync("#tab-catalog");

        var catalog = page.Locator("#catalog");
        await Assertions.Expect(catalog.Locator("h2").First).ToHaveTextAsync("1 of 2 declared events seen");
        await Assertions.Expect(catalog).ToContainTextAsync("public sealed partial record OrderPlaced(long OrderId, double Total);");
        await Assertions.Expect(catalog.Locator(".card").First).ToHaveTextAsync(
            "com.example.noise 1×Its fields are unknown: a filter drops it by its name, its lines are too large to keep, "
                + "or its data is not an object.");
        await Assertions.Expect(catalog.Locator(".declared").First).ToContainTextAsync("org.edx.video.never");
    });

    private static Task SelectAsync(IPage page, int row) => page.Locator("[role=option]").Nth(row).ClickAsync();

    private static Task<string> ClipboardAsync(IPage page) => page.EvaluateAsync<string>("navigator.clipboard.readText()");

    private async Task VisitAsync(Func<IPage, Task> act)
    {
        await using var site = await SomeTraffic.StartAsync();
        SomeTraffic.Emit(site.Tracker);
        await chromium.VisitAsync(
            site,
            async page =>
            {
                await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(4);
                await act(page);
            },
            new() { Permissions = ["clipboard-read", "clipboard-write"] });
    }
}
