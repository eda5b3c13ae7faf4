using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Hosting.Tests;

/// <summary>The health check includes the consumers of the host.</summary>
public sealed class ConsumerHealthTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly SomeConsumer _consumer = new();

    [Fact]
    public async Task The_status_is_degraded_while_a_consumer_is_interrupted()
    {
        await using var services = Services();
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
        _consumer.Account = new ConsumerAccount
        {
            Name = "warehouse",
            Received = 3,
            Handled = 2,
            FailingSince = Start,
            LastError = "no server",
        };

        var health = await Check(services);

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal(
            "No event was lost in the last 60 s. The consumer \"warehouse\" has been interrupted since 2026-11-29 12:00:00Z.",
            health.Description);
        Assert.Equal(
            "'warehouse': received 3, handled 2, ignored 0, retried 0, dead-lettered 0 (none), removed 0, lag unknown, failing since "
                + "2026-11-29T12:00:00.0000000+00:00",
            health.Data["consumer:warehouse"]);
        Assert.Equal(Start, health.Data["consumer:warehouse:failing_since"]);
        Assert.Equal("no server", health.Data["consumer:warehouse:last_error"]);
        _consumer.Account = new ConsumerAccount { Name = "warehouse" };
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
    }

    [Fact]
    public async Task The_status_is_degraded_while_an_event_is_retried_for_longer_than_the_threshold()
    {
        await using var services = Services();
        _consumer.Account = new ConsumerAccount { Name = "warehouse", RetryingSince = Start };
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);

        _clock.Advance(TimeSpan.FromSeconds(1));

        var health = await Check(services);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.EndsWith(
            "The consumer \"warehouse\" has been retrying an event since 2026-11-29 12:00:00Z.",
            health.Description,
            StringComparison.Ordinal);
        Assert.Equal(Start, health.Data["consumer:warehouse:retrying_since"]);
    }

    [Fact]
    public async Task A_host_that_only_consumes_needs_no_tracker()
    {
        await using var services = Services(static _ => { });

        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
    }

    [Fact]
    public async Task The_check_of_another_tracker_does_not_include_consumers()
    {
        await using var services = Services(
            static services => services.AddEventTracking("audit").AddHealthChecks().AddEventTracking("audit", "audit"));
        _consumer.Account = new ConsumerAccount { Name = "warehouse", FailingSince = Start };

        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Healthy, report.Entries["audit"].Status);
        Assert.Equal(HealthStatus.Degraded, report.Entries["event_tracking"].Status);
    }

    private static async Task<HealthReportEntry> Check(IServiceProvider services)
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries["event_tracking"];
    }

    private ServiceProvider Services(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton<IEventConsumer>(_consumer);
        (configure ?? (static services => services.AddEventTracking()))(services);
        services.AddHealthChecks().AddEventTracking(maxPendingAge: TimeSpan.FromSeconds(10));
        return services.BuildServiceProvider();
    }

    private sealed class SomeConsumer : IEventConsumer
    {
        public string Name => "warehouse";

        public ConsumerAccount Account { get; set; } = new() { Name = "warehouse" };
    }
}
