using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EventTracking.AspNetCore.Tests.CourseSite;

[Trait("Category", "Processes")]
public sealed class CourseSiteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clicks_in_the_browser_become_events_in_the_file()
    {
        Assert.SkipUnless(Browser.IsInstalled, "Requires the Debian packages chromium and chromium-driver.");
        await using var site = await RunningSite.StartAsync(Token);

        await using (var browser = await Browser.StartAsync(Token))
        {
            await browser.OpenAsync(site.Address, Token);
            await browser.ClickAsync("#play", Token);
            await browser.ClickAsync("#pause", Token);
            await browser.ClickAsync("#stop", Token);
            await browser.WaitForAsync("#sent li:nth-child(3)", Token);
        }

        await site.StopAsync(Token);
        var events = site.Events.Select(static line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(
            ["org.edx.video.pause", "org.edx.video.play", "org.edx.video.stop"],
            events.Select(static e => e.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.All(events, e =>
        {
            Assert.Equal("i4x-edX-DemoX-video", e.GetProperty("data").GetProperty("video_id").GetString());
            Assert.Equal(site.Address.Authority, e.GetProperty("context").GetProperty("host").GetString());
            Assert.Contains("Chrome", e.GetProperty("context").GetProperty("agent").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_invalid_message_is_rejected_and_emits_no_event()
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };

        var message = new { action = "rewind", videoId = "", currentTime = -1, duration = 0 };
        using var response = await client.PostAsJsonAsync("player", message, Token);
        using var notJson = await client.PostAsync(new Uri("player", UriKind.Relative), new StringContent("<xml/>"), Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("errors");
        Assert.Equal(
            ["action", "currentTime", "duration", "videoId"],
            errors.EnumerateObject().Select(static e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, notJson.StatusCode);
        await site.StopAsync(Token);
        Assert.Empty(site.Events);
    }

    [Theory]
    [InlineData("utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("no-such-charset", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("UTF-8", HttpStatusCode.NoContent)]
    public async Task A_charset_other_than_UTF_8_is_rejected(string charset, HttpStatusCode expected)
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };

        using var response = await client.SendAsync(SomeMessage($"application/json; charset={charset}"), Token);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_rejected()
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };

        using var response = await client.SendAsync(SomeMessage("application/json", padding: 5_000), Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Messages_above_the_rate_limit_are_rejected()
    {
        const int maxMessages = 10_000;
        await using var site = await RunningSite.StartAsync(Token, "--Player:RequestsPerSecond=1");
        using var client = new HttpClient { BaseAddress = site.Address };

        // Two messages within one second are enough; a slow machine may need more attempts.
        for (var i = 0; i < maxMessages; i++)
        {
            using var response = await client.SendAsync(SomeMessage("application/json"), Token);
            if (response.StatusCode is HttpStatusCode.TooManyRequests)
                return;
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }

        Assert.Fail($"None of {maxMessages} messages was rejected.");
    }

    private static HttpRequestMessage SomeMessage(string contentType, int padding = 0)
    {
        var content = new StringContent($$"""{"action":"play","videoId":"v","currentTime":1,"duration":2{{new string(' ', padding)}}}""");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpRequestMessage(HttpMethod.Post, "player") { Content = content };
    }
}
