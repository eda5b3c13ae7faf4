using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace EventTracking.AspNetCore.Tests.CourseSite;

/// <summary>The client of the page, in Chromium, when the page closes or the site cannot be reached.</summary>
[Trait("Category", "Processes")]
public sealed class BrowserClientTests(Chromium chromium)
{
    /// <summary>Emits an event with a number as the name of its video.</summary>
    private const string Emit = "const { emit, flush } = await import('/events.js'); "
        + "const play = number => emit('org.edx.video.play', { video_id: `${number}`, current_time: 1 }); ";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_stop_event_arrives_when_the_tab_is_closed()
    {
        await using var site = await StartAsync();
        await using var window = await chromium.OpenWindowAsync();
        var page = await OpenAsync(window, site);
        await page.ClickAsync("#play");
        await page.ClickAsync("#pause");
        await page.ClickAsync("#play");
        await Assertions.Expect(page.Locator("#sent li")).ToHaveCountAsync(3);

        await page.CloseAsync();

        Until(site, 4);
        Assert.Equal(
            ["org.edx.video.pause", "org.edx.video.play", "org.edx.video.play", "org.edx.video.stop"],
            Names(site).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Events_that_are_emitted_offline_arrive_when_the_page_is_online_again()
    {
        await using var site = await StartAsync();
        await using var window = await chromium.OpenWindowAsync();
        var page = await OpenAsync(window, site);
        await window.SetOfflineAsync(true);
        await RunAsync(page, "play(1); await flush(); play(2); await flush(); play(3);");
        Assert.Empty(site.Events);

        await window.SetOfflineAsync(false);

        Until(site, 3);
        Assert.Equal(["1", "2", "3"], Videos(site));
        await AssertNothingIsStoredAsync(page);
    }

    [Fact]
    public async Task Events_of_a_page_that_was_closed_offline_arrive_from_the_next_page()
    {
        await using var site = await StartAsync();
        await using var window = await chromium.OpenWindowAsync();
        var page = await OpenAsync(window, site);
        await window.SetOfflineAsync(true);
        await RunAsync(page, "play(1); await flush(); play(2);");
        await page.CloseAsync();
        Assert.Empty(site.Events);

        await window.SetOfflineAsync(false);
        await OpenAsync(window, site);

        Until(site, 2);
        Assert.Equal(["1", "2"], Videos(site));
    }

    [Fact]
    public async Task Two_tabs_send_each_stored_event_once()
    {
        await using var site = await StartAsync();
        await using var window = await chromium.OpenWindowAsync();
        var first = await OpenAsync(window, site);
        var second = await OpenAsync(window, site);
        await window.SetOfflineAsync(true);
        await RunAsync(first, "for (let i = 0; i < 10; i++) play(i); await flush();");
        await RunAsync(second, "for (let i = 10; i < 20; i++) play(i); await flush();");
        Assert.Empty(site.Events);

        await window.SetOfflineAsync(false);

        Until(site, 20);
        await AssertNothingIsStoredAsync(second);
        await site.StopAsync(Token);
        Assert.Equal(Enumerable.Range(0, 20), Numbers(site).Order());
    }

    [Fact]
    public async Task Events_arrive_after_the_site_has_restarted()
    {
        await using var site = await StartAsync();
        await using var window = await chromium.OpenWindowAsync();
        var page = await OpenAsync(window, site);
        await RunAsync(page, "play(1); await flush();");
        await site.StopAsync(Token);
        await RunAsync(page, "play(2); await flush(); play(3);");

        await site.StartAgainAsync(Token);

        Until(site, 3);
        Assert.Equal(["1", "2", "3"], Videos(site));
    }

    [Fact]
    public async Task Events_of_a_hidden_page_arrive_after_the_site_has_restarted()
    {
        await using var site = await StartAsync();
        await using var window = await chromium.OpenWindowAsync();
        var page = await OpenAsync(window, site);
        await RunAsync(page, """
            Object.defineProperty(document, 'hidden', { value: true });
            document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
            await new Promise(resolve => setTimeout(resolve));
            play(1);
            await flush();
            """);
        await site.StopAsync(Token);
        await RunAsync(page, "play(2); await flush(); play(3);");

        await site.StartAgainAsync(Token);

        Until(site, 3);
        Assert.Equal(["1", "2", "3"], Videos(site));
    }

    [Fact]
    public async Task A_burst_of_1000_events_arrives_completely()
    {
        await using var site = await StartAsync();
        await using var window = await chromium.OpenWindowAsync();
        var page = await OpenAsync(window, site);

        await RunAsync(page, "for (let i = 0; i < 1000; i++) play(i); await flush();");

        Until(site, 1000);
        Assert.Equal(Enumerable.Range(0, 1000), Numbers(site));
    }

    [Fact]
    public async Task Events_above_the_rate_limit_are_sent_again()
    {
        await using var site = await StartAsync("--Player:RequestsPerSecond=1");
        await using var window = await chromium.OpenWindowAsync();
        var page = await OpenAsync(window, site);

        await RunAsync(page, "for (let i = 0; i < 300; i++) play(i); await flush();");

        Until(site, 300);
        Assert.Equal(Enumerable.Range(0, 300), Numbers(site));
    }

    [Fact]
    public async Task Events_that_do_not_fit_into_the_storage_are_counted_and_reported()
    {
        await using var site = await StartAsync();
        await using var window = await chromium.OpenWindowAsync();
        var page = await OpenAsync(window, site);
        await window.SetOfflineAsync(true);
        await RunAsync(page, """
            for (const length of [100_000, 100])
              try { for (;;) localStorage[`x${localStorage.length}`] = 'x'.repeat(length); } catch { }
            for (let i = 0; i < 5; i++) play('x'.repeat(150) + i);
            await flush();
            localStorage.clear();
            const { fetch } = window;
            window.sent = [];
            window.fetch = async (url, options) => {
              const response = await fetch(url, options);
              window.sent.push(JSON.parse(options.body));
              return response;
            };
            """);

        await window.SetOfflineAsync(false);

        var dropped = await RunAsync(page, "play(6); await flush(); return window.sent.reduce((sum, body) => sum + body.dropped, 0);");
        Until(site, 1);
        Assert.Equal((5, "6"), (dropped!.Value, Assert.Single(Videos(site))));
    }

    [Fact]
    public async Task A_wrong_event_is_rejected_and_visible()
    {
        await using var site = await StartAsync();
        await using var window = await chromium.OpenWindowAsync();
        var page = await OpenAsync(window, site);

        await RunAsync(
            page, "emit('org.edx.video.stop', { video_id: 'v', current_time: '3', duration: 7 }); play(1); await flush();");

        await Assertions.Expect(page.Locator("#sent li.rejected")).ToHaveTextAsync(
            "org.edx.video.stop was rejected: current_time expected a number but found a string");
        await site.StopAsync(Token);
        Assert.Equal(["1"], Videos(site));
    }

    private static Task<RunningSite> StartAsync(params string[] arguments)
    {
        Chromium.SkipUnlessInstalled();
        return RunningSite.StartAsync(Token, arguments);
    }

    private static void Until(RunningSite site, int events) => Bounded.Until(() => site.Events.Length >= events);

    private static async Task<IPage> OpenAsync(IBrowserContext window, RunningSite site)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Address.AbsoluteUri);
        return page;
    }

    /// <summary>Runs the body of an async function in the page and returns its result.</summary>
    private static Task<int?> RunAsync(IPage page, string script) => page.EvaluateAsync<int?>($"async () => {{ {Emit} {script} }}");

    private static async Task AssertNothingIsStoredAsync(IPage page) =>
        Assert.Equal(0, await RunAsync(page, "await flush(); return localStorage.length;"));

    private static IEnumerable<string> Names(RunningSite site) => Read(site, static e => e.GetProperty("name"));

    private static IEnumerable<string> Videos(RunningSite site) => Read(site, static e => e.GetProperty("data").GetProperty("video_id"));

    private static IEnumerable<int> Numbers(RunningSite site) =>
        Videos(site).Select(static video => int.Parse(video, CultureInfo.InvariantCulture));

    private static IEnumerable<string> Read(RunningSite site, Func<JsonElement, JsonElement> value) =>
        site.Events.Select(line => value(JsonElement.Parse(line)).GetString()!);
}
