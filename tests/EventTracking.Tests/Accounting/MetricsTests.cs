using EventTracking.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Accounting;

/// <summary>The accounts as metrics of the meter <c>EventTracking</c>.</summary>
public sealed class MetricsTests
{
    [Fact]
    public void Instruments_match_the_accounts()
    {
        using var metrics = new Metrics();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend>
            {
                ["bad"] = new ThrowingBackend(),
                ["branch"] = new RoutingBackend(
                    SomeBackends.Only(new CountingBackend()), [SomeProcessors.Throwing(ProcessorFailurePolicy.Drop)]),
            },
            processors: [new RegexFilterProcessor(FilterType.Blocklist, "noise")]);
        tracker.Emit("noise");
        tracker.Emit("test.event");

        Assert.Equal(
            [
                "accepted 1", "accepted bad 1", "accepted branch 0", "accepted branch/only 0",
                "dead_lettered 0", "dead_lettered bad 0", "dead_lettered branch 0", "dead_lettered branch/only 0",
                "delivered 1", "delivered bad 0", "delivered branch 0", "delivered branch/only 0",
                "dropped bad backend_failed 1",
                "filtered 1", "filtered bad 0", "filtered branch 0", "filtered branch/only 0",
                "offered 2", "offered bad 1", "offered branch 1", "offered branch/only 0",
                "pending 0", "pending bad 0", "pending branch 0", "pending branch/only 0",
                "rejected branch processor_failed 1",
            ],
            metrics.Read("events"));
    }

    [Fact]
    public void A_backend_with_an_empty_name_is_not_confused_with_the_tracker()
    {
        using var metrics = new Metrics();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { [""] = new RoutingBackend(SomeBackends.Only(new ThrowingBackend())) });

        tracker.Emit("test.event");

        Assert.Equal(["", "", "/only"], tracker.Accounts.Select(static account => account.Path));
        Assert.Contains("dropped /only backend_failed 1", metrics.Read("events"));
        Assert.Equal(
            ["offered  1", "offered /only 1", "offered 1"],
            metrics.Read("events").Where(static line => line.StartsWith("offered", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_queue_reports_its_bytes_and_the_age_of_its_oldest_event()
    {
        using var metrics = new Metrics();
        using var hanging = new GatedBackend();
        var clock = new FakeTimeProvider();
        var router = new BackgroundRoutingBackend(SomeBackends.Only(hanging));
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["background"] = router, ["file"] = new CountingBackend() }, timeProvider: clock);
        Assert.Equal(["bytes background/only 0", "oldest_age background/only 0"], metrics.Read("queue"));

        tracker.Emit("test.event");
        hanging.AwaitEvent();
        clock.Advance(TimeSpan.FromSeconds(2.5));

        Assert.Equal(
            [$"bytes background/only {router.Queues["only"].QueuedBytes}", "oldest_age background/only 2.5"], metrics.Read("queue"));
        hanging.Open();
    }

    [Fact]
    public void Each_tracker_has_its_own_meter_until_disposed()
    {
        using var metrics = new Metrics();
        var one = new Tracker();
        using var other = new Tracker();
        one.Emit("test.event");
        Assert.Equal(
            ["offered 0", "offered 1"], metrics.Read("events").Where(static line => line.StartsWith("offered", StringComparison.Ordinal)));

        one.Dispose();

        Assert.Equal(["offered 0"], metrics.Read("events").Where(static line => line.StartsWith("offered", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_meter_is_tagged_with_the_tracker_name()
    {
        using var metrics = new Metrics();
        using var tracker = new Tracker(options: new TrackerOptions { Name = "metrics.named" });

        Assert.Equal("metrics.named", metrics.LatestTracker);
    }

    [Fact]
    public void Trackers_with_the_same_name_get_distinct_tags_and_release_them()
    {
        using var metrics = new Metrics();
        var options = new TrackerOptions { Name = "metrics.shared" };
        var first = new Tracker(options: options);
        Assert.Equal("metrics.shared", metrics.LatestTracker);
        using var second = new Tracker(options: options);
        Assert.Equal("metrics.shared-2", metrics.LatestTracker);

        first.Dispose();
        using var third = new Tracker(options: options);

        Assert.Equal("metrics.shared", metrics.LatestTracker);
    }

    [Fact]
    public void A_tracker_cannot_have_an_empty_name() =>
        Assert.Throws<ArgumentException>(static () => new Tracker(options: new TrackerOptions { Name = "" }));

    [Fact]
    public void Meters_created_by_other_tests_are_ignored()
    {
        var elsewhere = ExecutionContext.Capture()!;
        using var metrics = new Metrics();

        ExecutionContext.Run(elsewhere, static _ => new Tracker().Emit("test.event"), null);

        Assert.Empty(metrics.Read("events"));
    }
}
