using System.Net;
using System.Text.Json;
using EventTracking.Testing;

namespace EventTracking.Inspector.Tests.Endpoints;

/// <summary>Events as JSON, for tests of an application.</summary>
public sealed class EventsEndpointTests
{
    [Fact]
    public async Task An_event_has_its_line_and_its_way()
    {
        var collected = new CollectingBackend();
        await using var site = await InspectedSite.StartAsync(tracking => tracking
            .AddProcessor(new DelegateProcessor(static (ref envelope) =>
            {
                envelope = envelope.WithContext("added", true);
                return ProcessingResult.Keep;
            }))
            .AddBackend("memory", collected));

        site.Tracker.EmitVideoStopped("v", 3.5);

        var observed = Assert.Single((await site.GetAsync("api/events")).GetProperty("events").EnumerateArray());
        Assert.Equal("org.edx.video.stop", observed.GetProperty("name").GetString());
        Assert.Equal("Courses.VideoStopped", observed.GetProperty("type").GetString());
        Assert.Equal(3.5, observed.GetProperty("line").GetProperty("data").GetProperty("current_time").GetDouble());
        Assert.Equal(Assert.Single(collected.Events).Id, observed.GetProperty("id").GetGuid());
        var steps = observed.GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal(["rewritten", "delivered"], steps.Select(static step => step.GetProperty("kind").GetString()));
        Assert.Equal(["", "memory"], steps.Select(static step => step.GetProperty("path").GetString()));
        Assert.True(steps[0].GetProperty("line").GetProperty("context").GetProperty("added").GetBoolean());
    }

    [Fact]
    public async Task An_event_that_was_dropped_by_its_name_has_no_line()
    {
        await using var site = await InspectedSite.StartAsync(static tracking => tracking
            .AddProcessor(new NameAllowlistProcessor("another"))
            .AddBackend("memory", new CollectingBackend()));

        site.Tracker.EmitVideoStopped("v", 3.5);

        var observed = Assert.Single((await site.GetAsync("api/events")).GetProperty("events").EnumerateArray());
        Assert.False(observed.TryGetProperty("line", out _));
        var step = Assert.Single(observed.GetProperty("steps").EnumerateArray());
        Assert.Equal("filtered", step.GetProperty("kind").GetString());
        Assert.Equal("NameAllowlistProcessor", step.GetProperty("processor").GetString());
    }

    [Fact]
    public async Task Name_since_and_limit_select_events()
    {
        await using var site = await InspectedSite.StartAsync();
        foreach (var name in new[] { "a", "b", "a", "a" })
            site.Tracker.Emit(name);

        var first = await site.GetAsync("api/events?name=a&limit=2");
        var rest = await site.GetAsync($"api/events?name=a&since={first.GetProperty("next")}");
        var nothing = await site.GetAsync($"api/events?since={rest.GetProperty("next")}");

        Assert.Equal([1, 3], NumbersOf(first));
        Assert.Equal([4], NumbersOf(rest));
        Assert.Empty(NumbersOf(nothing));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(long.MaxValue)]
    public async Task A_number_from_an_earlier_run_continues_after_the_newest_event(long since)
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.Emit("before");

        var nothing = await site.GetAsync($"api/events?since={since}");
        site.Tracker.Emit("after");
        var next = await site.GetAsync($"api/events?since={nothing.GetProperty("next")}");

        Assert.Empty(NumbersOf(nothing));
        Assert.Equal([2], NumbersOf(next));
    }

    [Fact]
    public async Task Events_that_no_longer_fit_are_reported_as_skipped()
    {
        await using var site = await InspectedSite.StartAsync(
            options: static options => options.BufferCapacityBytes = EventInspectorOptions.MinBufferCapacityBytes);
        var data = new Dictionary<string, object?> { ["text"] = new string('x', 100_000) };
        for (var i = 0; i < 20; i++)
            site.Tracker.Emit("large", data);

        var all = await site.GetAsync("api/events");

        var numbers = NumbersOf(all);
        Assert.InRange(numbers.Length, 5, 10);
        Assert.Equal(20 - numbers.Length, all.GetProperty("skipped").GetInt64());
        Assert.Equal(20, numbers[^1]);
    }

    [Fact]
    public async Task A_name_that_is_not_valid_text_breaks_no_endpoint()
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.Emit("half \ud800 a pair", new Dictionary<string, object?> { ["a"] = 1 });

        var observed = Assert.Single((await site.GetAsync("api/events")).GetProperty("events").EnumerateArray());
        var undeclared = Assert.Single((await site.GetAsync("api/coverage")).GetProperty("undeclared").EnumerateArray());

        Assert.Equal("half \ufffd a pair", observed.GetProperty("name").GetString());
        Assert.Equal("half \ufffd a pair", undeclared.GetProperty("name").GetString());
        Assert.Contains("record HalfAPair(long A);", undeclared.GetProperty("declaration").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("since=x", "since")]
    [InlineData("since=-1", "since")]
    [InlineData("limit=0", "limit")]
    public async Task An_invalid_parameter_is_rejected_by_name(string query, string parameter)
    {
        await using var site = await InspectedSite.StartAsync();

        using var response = await site.Client.GetAsync(
            new Uri($"/_events/api/events?{query}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            $"'{parameter}'", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static long[] NumbersOf(JsonElement page) =>
        [.. page.GetProperty("events").EnumerateArray().Select(static observed => observed.GetProperty("number").GetInt64())];
}
