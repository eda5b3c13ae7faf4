using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting.Tests;

/// <summary>Valid configurations that deliver no event are logged once, when the host starts.</summary>
public sealed class NothingArrivesTests
{
    [Fact]
    public async Task A_missing_section_is_logged_once() => Assert.Equal(
        [
            "The tracker \"default\" loses events: no backend is configured; "
                + "the section EventTracking does not exist, check its spelling",
        ],
        await WarningsOf(("EventTraking:Backends:log:Type", "Logger")));

    [Fact]
    public async Task A_section_without_backends_is_logged_once() => Assert.Equal(
        ["The tracker \"default\" loses events: no backend is configured; the section EventTracking has no backends"],
        await WarningsOf(("EventTracking:MaxFields", "9")));

    [Fact]
    public async Task An_allowlist_without_names_is_logged_once() => Assert.Equal(
        ["The tracker \"default\" loses events: EventTracking:Processors:0:Names is empty, so no event passes"],
        await WarningsOf(("EventTracking:Backends:log:Type", "Logger"), ("EventTracking:Processors:0:Type", "NameAllowlist")));

    [Fact]
    public async Task An_allowlist_without_patterns_is_logged_once() => Assert.Equal(
        ["The tracker \"default\" loses events: EventTracking:Processors:0:Patterns is empty, so no event passes"],
        await WarningsOf(("EventTracking:Backends:log:Type", "Logger"), ("EventTracking:Processors:0:Type", "RegexFilter")));

    [Fact]
    public async Task A_router_without_backends_is_logged_once() => Assert.Equal(
        ["The tracker \"default\" loses events: EventTracking:Backends:audit:Backends is empty, so this router delivers no events"],
        await WarningsOf(("EventTracking:Backends:audit:Type", "Routing")));

    [Fact]
    public async Task A_disabled_tracker_is_not_logged() => Assert.Empty(await WarningsOf(("EventTracking:Enabled", "false")));

    [Fact]
    public async Task A_blocklist_without_patterns_is_not_logged() => Assert.Empty(await WarningsOf(
        ("EventTracking:Backends:log:Type", "Logger"),
        ("EventTracking:Processors:0:Type", "RegexFilter"),
        ("EventTracking:Processors:0:FilterType", "Blocklist")));

    [Fact]
    public void The_account_of_a_tracker_without_backends_counts_its_events_as_filtered()
    {
        using var services = SomeConfiguration.Services("{}");
        var tracker = services.GetRequiredService<Tracker>();

        tracker.Emit("com.example.page.viewed");

        Assert.Equal((1, 1, 0), (tracker.GetAccount().Offered, tracker.GetAccount().Filtered, tracker.GetAccount().Delivered));
    }

    private static async Task<IReadOnlyList<string>> WarningsOf(params (string Key, string Value)[] settings)
    {
        var log = new CollectingLoggerProvider();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ILoggerProvider>(log);
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.AddEventTracking();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
        return log.Lines;
    }
}
