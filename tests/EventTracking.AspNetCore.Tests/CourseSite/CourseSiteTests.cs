using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace EventTracking.AspNetCore.Tests.CourseSite;

[Trait("Category", "Processes")]
public sealed class CourseSiteTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clicks_in_the_browser_become_events_in_the_file()
    {
        Chromium.SkipUnlessInstalled();
        await using var site = await RunningSite.StartAsync(Token);

        await chromium.VisitAsync(site.Address.AbsoluteUri, static async page =>
        {
            await page.ClickAsync("#play");
            await page.ClickAsync("#pause");
            await page.ClickAsync("#stop");
            await Assertions.Expect(page.Locator("#sent li")).ToHaveCountAsync(3);
        });

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
    public async Task Values_out_of_range_are_rejected_and_emit_no_event()
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };
        string[] wrong =
        [
            """{"name":"org.edx.video.play","data":{"video_id":"","current_time":1}}""",
            """{"name":"org.edx.video.pause","data":{"video_id":"v","current_time":-1}}""",
            """{"name":"org.edx.video.stop","data":{"video_id":"v","current_time":3,"duration":2}}""",
            """{"name":"org.edx.video.stop","data":{"video_id":"v","current_time":0,"duration":0}}""",
            """{"name":"org.edx.video.rewind","data":{}}""",
        ];

        using var response = await client.SendAsync(SomeRequest(events: string.Join(',', wrong)), Token);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(
            [0, 1, 2, 3, 4], answer.GetProperty("rejected").EnumerateArray().Select(static e => e.GetProperty("index").GetInt32()));
        await site.StopAsync(Token);
        Assert.Empty(site.Events);
    }

    [Theory]
    [InlineData("utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("no-such-charset", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("UTF-8", HttpStatusCode.Accepted)]
    public async Task A_charset_other_than_UTF_8_is_rejected(string charset, HttpStatusCode expected)
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };

        using var response = await client.SendAsync(SomeRequest($"application/json; charset={charset}"), Token);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_rejected()
    {
        await using var site = await RunningSite.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = site.Address };

        using var response = await client.SendAsync(SomeRequest(padding: 65_536), Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Requests_above_the_rate_limit_are_rejected()
    {
        const int maxRequests = 10_000;
        await using var site = await RunningSite.StartAsync(Token, "--Player:RequestsPerSecond=1");
        using var client = new HttpClient { BaseAddress = site.Address };

        // Two requests within one second are enough; a slow machine may need more attempts.
        for (var i = 0; i < maxRequests; i++)
        {
            using var response = await client.SendAsync(SomeRequest(), Token);
            if (response.StatusCode is HttpStatusCode.TooManyRequests)
                return;
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }

        Assert.Fail($"None of {maxRequests} requests was rejected.");
    }

    private static HttpRequestMessage SomeRequest(
        string contentType = "application/json",
        string events = """{"name":"org.edx.video.play","data":{"video_id":"v","current_time":1}}""",
        int padding = 0)
    {
        var content = new StringContent($$"""{"events":[{{events}}]{{new string(' ', padding)}}}""");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpRequestMessage(HttpMethod.Post, "events") { Content = content };
    }
}
