using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventTracking.Hosting.Tests;

public sealed class HealthCheckTests
{
    [Fact]
    public async Task A_loss_degrades_the_application_until_the_next_check()
    {
        var isBroken = false;
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddEventTracking(tracking => tracking.AddBackend("fragile", new DelegateBackend((in EventEnvelope _) =>
            {
                if (isBroken)
                    throw new IOException("broken");
            })))
            .AddHealthChecks().AddEventTracking().Services
            .BuildServiceProvider();
        var tracker = services.GetRequiredService<Tracker>();
        tracker.Emit("com.example.page.viewed");

        Assert.Equal(HealthStatus.Healthy, await Check());
        isBroken = true;
        tracker.Emit("com.example.page.viewed");
        Assert.Equal(HealthStatus.Degraded, await Check());
        Assert.Equal(HealthStatus.Healthy, await Check());

        async Task<HealthStatus> Check() =>
            (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["event_tracking"].Status;
    }
}
