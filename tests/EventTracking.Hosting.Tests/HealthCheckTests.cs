using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Hosting.Tests;

public sealed class HealthCheckTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_loss_is_reported_to_every_caller_for_a_minute()
    {
        var isBroken = false;
        await using var services = Services(
            tracking => tracking.AddBackend("fragile", new DelegateBackend((in EventEnvelope _) =>
            {
                if (isBroken)
                    throw new IOException("broken");
            })));
        var tracker = services.GetRequiredService<Tracker>();
        tracker.Emit("com.example.page.viewed");

        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
        isBroken = true;
        tracker.Emit("com.example.page.viewed");
        tracker.Emit("com.example.page.viewed");
        Assert.Equal(HealthStatus.Degraded, (await Check(services)).Status);
        Assert.Equal(HealthStatus.Degraded, (await Check(services)).Status);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Contains("2 events were lost in the last 60 s.", (await Check(services)).Description, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
    }

    [Fact]
    public async Task An_infrequent_caller_does_not_miss_a_loss()
    {
        await using var services = Services(tracking => tracking.AddBackend("broken", Broken()), TimeSpan.FromSeconds(10));
        services.GetRequiredService<Tracker>().Emit("com.example.page.viewed");
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HealthStatus.Degraded, (await Check(services)).Status);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
    }

    [Fact]
    public void A_window_that_is_not_positive_is_rejected() => Assert.Throws<ArgumentOutOfRangeException>(
        static () => new ServiceCollection().AddHealthChecks().AddEventTracking(lossWindow: TimeSpan.Zero));

    [Fact]
    public async Task Backends_can_have_any_name()
    {
        await using var services = Services(tracking => tracking
            .AddBackend("tracker", new CollectingBackend())
            .AddBackend("", new CollectingBackend())
            .AddBackend("tracker (2)", new CollectingBackend())
            .AddBackend("a/b", new CollectingBackend())
            .AddBackend("a", new RoutingBackend(new Dictionary<string, IEventBackend>
            {
                ["b"] = new CollectingBackend(),
                [""] = new CollectingBackend(),
            })));
        services.GetRequiredService<Tracker>().Emit("com.example.page.viewed");

        var health = await Check(services);

        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal(8, health.Data.Count);
        Assert.All(health.Data.Values, static account => Assert.Contains("delivered 1", (string)account, StringComparison.Ordinal));
        Assert.StartsWith("'': ", (string)health.Data["tracker"], StringComparison.Ordinal);
        Assert.StartsWith("'tracker': ", (string)health.Data["tracker (2)"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_the_tracker_is_case_insensitive()
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddEventTracking("Audit", static tracking => tracking.AddBackend("memory", new CollectingBackend()))
            .AddHealthChecks().AddEventTracking("audit").Services
            .BuildServiceProvider();

        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
    }

    private static DelegateBackend Broken() => new((in EventEnvelope _) => throw new IOException("broken"));

    private static async Task<HealthReportEntry> Check(IServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["event_tracking"];

    private ServiceProvider Services(Action<EventTrackingBuilder> configure, TimeSpan? window = null) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddEventTracking(configure)
        .AddHealthChecks().AddEventTracking(lossWindow: window).Services
        .BuildServiceProvider();
}
