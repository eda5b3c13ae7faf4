using System.Net.ServerSentEvents;
using System.Text.Json;

namespace EventTracking.Inspector.Tests.Endpoints;

/// <summary>New events as Server-Sent Events.</summary>
public sealed class StreamEndpointTests
{
    [Fact]
    public async Task New_events_arrive_and_a_client_that_connects_again_gets_only_later_ones()
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.Emit("first");
        var (names, id) = await ReadAsync(site, "");
        site.Tracker.Emit("second");

        var (later, _) = await ReadAsync(site, id);

        Assert.Equal(["first"], names);
        Assert.Equal(["second"], later);
    }

    [Fact]
    public async Task A_position_of_another_run_of_the_program_starts_from_the_beginning()
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.Emit("first");

        var (names, _) = await ReadAsync(site, "00000000-999");

        Assert.Equal(["first"], names);
    }

    [Fact]
    public async Task A_client_that_is_too_slow_skips_events_and_learns_how_many()
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.Emit("first");
        var (_, id) = await ReadAsync(site, "");
        for (var i = 0; i < 2_000; i++)
            site.Tracker.Emit("many");

        using var message = await MessageAsync(site, id);

        Assert.Equal(500, message.RootElement.GetProperty("events").GetArrayLength());
        Assert.Equal(1_500, message.RootElement.GetProperty("skipped").GetInt64());
    }

    [Fact]
    public async Task Line_breaks_in_an_event_do_not_end_a_message()
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.Emit("a\n\ndata: {}\r\n", new Dictionary<string, object?> { ["text"] = "\n\nid: 5\u2028\0" });

        using var message = await MessageAsync(site, "");

        var observed = Assert.Single(message.RootElement.GetProperty("events").EnumerateArray());
        using var line = JsonDocument.Parse(observed.GetProperty("line").GetString()!);
        Assert.Equal("\n\nid: 5\u2028\0", line.RootElement.GetProperty("data").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Stopping_the_application_ends_open_streams()
    {
        var site = await InspectedSite.StartAsync();
        site.Tracker.Emit("first");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_events/api/stream");
        using var response = await site.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var cancellation = TestContext.Current.CancellationToken;
        while (await reader.ReadLineAsync(cancellation).AsTask().WaitAsync(Bounded.Limit, cancellation) is { } line
            && !line.Contains("first", StringComparison.Ordinal))
        {
        }

        var reading = reader.ReadToEndAsync(cancellation);
        await site.StopAsync();

        Assert.DoesNotContain("data", await reading.WaitAsync(Bounded.Limit, cancellation), StringComparison.Ordinal);
        await site.DisposeAsync();
    }

    private static async Task<(IEnumerable<string?> Names, string Id)> ReadAsync(InspectedSite site, string lastEventId)
    {
        var item = await ItemAsync(site, lastEventId);
        using var message = JsonDocument.Parse(item.Data);
        var events = message.RootElement.GetProperty("events").EnumerateArray();
        return (events.Select(static observed => observed.GetProperty("name").GetString()).ToList(), item.EventId!);
    }

    private static async Task<JsonDocument> MessageAsync(InspectedSite site, string lastEventId) =>
        JsonDocument.Parse((await ItemAsync(site, lastEventId)).Data);

    private static async Task<SseItem<string>> ItemAsync(InspectedSite site, string lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_events/api/stream");
        request.Headers.Add("Last-Event-ID", lastEventId);
        using var response = await site.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var items = SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken);
        return await items.FirstAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(Bounded.Limit, TestContext.Current.CancellationToken);
    }
}
