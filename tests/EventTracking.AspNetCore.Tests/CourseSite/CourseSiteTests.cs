using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EventTracking.AspNetCore.Tests.CourseSite;

[Trait("Category", "Processes")]
public sealed class CourseSiteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_learner_does_in_the_browser_is_in_the_file()
    {
        Assert.SkipUnless(Browser.IsInstalled, "Chromium and chromedriver are absent; install Debian's packages chromium and chromium-driver.");
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
    public async Task A_message_that_is_wrong_becomes_no_event()
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };

        using var answer = await client.PostAsJsonAsync("player", new { action = "rewind", videoId = "", currentTime = -1, duration = 0 }, Token);
        using var noJson = await client.PostAsync(new Uri("player", UriKind.Relative), new StringContent("<xml/>"), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            ["action", "currentTime", "duration", "videoId"],
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("errors").EnumerateObject().Select(static e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, noJson.StatusCode);
        await site.StopAsync(Token);
        Assert.Empty(site.Events);
    }

    [Theory]
    [InlineData("utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("no-such-charset", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("UTF-8", HttpStatusCode.NoContent)]
    public async Task A_character_set_other_than_UTF8_is_refused(string charset, HttpStatusCode expected)
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };

        using var answer = await client.SendAsync(SomeMessage($"application/json; charset={charset}"), Token);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused()
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };

        using var answer = await client.SendAsync(SomeMessage("application/json", padding: 5_000), Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Too_many_messages_at_once_are_refused()
    {
        const int enough = 10_000;
        await using var site = await RunningSite.StartAsync(Token, "--Player:RequestsPerSecond=1");
        using var client = new HttpClient { BaseAddress = site.Address };

        // Two messages within one second, however slow the machine is at first.
        for (var i = 0; i < enough; i++)
        {
            using var answer = await client.SendAsync(SomeMessage("application/json"), Token);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
                return;
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        Assert.Fail($"None of {enough} messages was refused.");
    }

    private static HttpRequestMessage SomeMessage(string contentType, int padding = 0)
    {
        var content = new StringContent($$"""{"action":"play","videoId":"v","currentTime":1,"duration":2{{new string(' ', padding)}}}""");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpRequestMessage(HttpMethod.Post, "player") { Content = content };
    }
}
