using System.Text.Json;
using EventTracking.Testing;

namespace EventTracking.Inspector.Tests.Endpoints;

/// <summary>The accounts, and the coverage of the declared events.</summary>
public sealed class StatusEndpointTests
{
    [Fact]
    public async Task Coverage_lists_declared_events_that_were_seen_and_those_that_were_not()
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.EmitVideoStopped("v", 3.5);
        site.Tracker.EmitVideoStopped("v", 4);

        var coverage = await site.GetAsync("api/coverage");

        var events = coverage.GetProperty("events").EnumerateArray().ToDictionary(static entry => entry.GetProperty("name").GetString()!);
        Assert.Equal(events.Count, coverage.GetProperty("declared").GetInt32());
        Assert.Equal(1, coverage.GetProperty("seen").GetInt32());
        Assert.Equal(2, events["org.edx.video.stop"].GetProperty("count").GetInt64());
        Assert.Equal(0, events["org.edx.video.never"].GetProperty("count").GetInt64());
        Assert.Equal("A learner stopped a video.", events["org.edx.video.stop"].GetProperty("doc").GetString());
        var field = events["org.edx.video.stop"].GetProperty("fields")[1];
        Assert.Equal("current_time", field.GetProperty("name").GetString());
        Assert.Equal("number", field.GetProperty("type").GetString());
        Assert.Equal("The playback position, in seconds.", field.GetProperty("doc").GetString());
    }

    [Fact]
    public async Task An_event_that_is_not_declared_comes_with_its_declaration()
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.Emit("com.example.page.viewed", new Dictionary<string, object?> { ["page_name"] = "home", ["seconds"] = 2 });

        var coverage = await site.GetAsync("api/coverage");

        var undeclared = Assert.Single(coverage.GetProperty("undeclared").EnumerateArray());
        Assert.Equal(1, undeclared.GetProperty("count").GetInt64());
        Assert.Equal(
            "[TrackedEvent(\"com.example.page.viewed\")]\npublic sealed partial record PageViewed(string PageName, long Seconds);",
            undeclared.GetProperty("declaration").GetString());
    }

    [Fact]
    public async Task An_event_that_a_filter_drops_by_its_name_has_no_declaration()
    {
        await using var site = await InspectedSite.StartAsync(static tracking => tracking
            .AddProcessor(new RegexFilterProcessor(FilterType.Blocklist, ["^com\\.example\\.noise$"])));
        site.Tracker.Emit("com.example.noise", new Dictionary<string, object?> { ["level"] = 1 });

        var coverage = await site.GetAsync("api/coverage");

        var undeclared = Assert.Single(coverage.GetProperty("undeclared").EnumerateArray());
        Assert.Equal(1, undeclared.GetProperty("count").GetInt64());
        Assert.False(undeclared.TryGetProperty("declaration", out _));
    }

    [Fact]
    public async Task An_untyped_event_with_the_name_of_a_declared_one_counts_as_seen()
    {
        await using var site = await InspectedSite.StartAsync();
        site.Tracker.Emit("org.edx.video.stop");

        var coverage = await site.GetAsync("api/coverage");

        Assert.Equal(1, coverage.GetProperty("seen").GetInt32());
        Assert.Empty(coverage.GetProperty("undeclared").EnumerateArray());
    }

    [Fact]
    public async Task Accounts_have_losses_by_reason_and_the_state_of_destinations()
    {
        await using var site = await InspectedSite.StartAsync(static tracking => tracking
            .AddBackend("broken", new DelegateBackend(static (in _) => throw new IOException("the disk is gone")))
            .AddBackend("down", new DownBackend()));
        site.Tracker.Emit("a");

        var status = await site.GetAsync("api/accounts");

        var broken = Find(status.GetProperty("accounts"), "broken");
        Assert.Equal(1, broken.GetProperty("dropped").GetProperty("BackendFailed").GetInt64());
        var down = Find(status.GetProperty("backends"), "down");
        Assert.Equal("connection refused", down.GetProperty("last_error").GetString());
        Assert.True(down.GetProperty("circuit_open").GetBoolean());
        Assert.Equal(7, down.GetProperty("pending_events").GetInt64());
        Assert.Equal(0, status.GetProperty("failures").GetProperty("ObserverFailed").GetInt64());
    }

    private static JsonElement Find(JsonElement list, string path) =>
        list.EnumerateArray().Single(entry => entry.GetProperty("path").GetString() == path);

    private sealed class DownBackend : IMonitorableBackend
    {
        public BackendStatus Status { get; } = new()
        {
            PendingEvents = 7,
            FailingSince = DateTimeOffset.UnixEpoch,
            IsCircuitOpen = true,
            LastError = "connection refused",
        };

        public void Send(in EventEnvelope envelope)
        {
        }
    }
}
