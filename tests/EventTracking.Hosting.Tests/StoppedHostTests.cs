using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting.Tests;

/// <summary>Hosts stop in any order.</summary>
public sealed class StoppedHostTests
{
    [Fact]
    public async Task The_services_can_be_disposed_before_the_host_has_stopped()
    {
        var services = new ServiceCollection().AddLogging()
            .AddEventTracking(static tracking => tracking.AddBackend("memory", new CollectingBackend()))
            .BuildServiceProvider();
        var hosted = (IHostedLifecycleService)services.GetRequiredService<IHostedService>();
        await hosted.StartingAsync(TestContext.Current.CancellationToken);

        await services.DisposeAsync();

        await hosted.StoppedAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_host_that_could_not_start_can_be_stopped()
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddEventTracking(static tracking => tracking.AddBackend("broken", static _ => throw new IOException("Connection refused.")))
            .BuildServiceProvider();
        var hosted = (IHostedLifecycleService)services.GetRequiredService<IHostedService>();

        await Assert.ThrowsAsync<IOException>(() => hosted.StartingAsync(TestContext.Current.CancellationToken));
        await hosted.StoppedAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public async Task Events_go_to_the_host_that_is_still_running(int stopped, int running)
    {
        CollectingBackend[] collected = [new(), new()];
        IHost[] hosts = [await Start(collected[0]), await Start(collected[1])];

        await Stop(hosts[stopped]);
        new VideoStopped("v").Emit();

        Assert.Single(collected[running].Events);
        Assert.Empty(collected[stopped].Events);
        await Stop(hosts[running]);
        Assert.Throws<KeyNotFoundException>(static () => TrackerRegistry.Get());
    }

    [Fact]
    public async Task An_event_emitted_after_the_host_has_stopped_is_counted()
    {
        var host = await Start(new CollectingBackend());
        var tracker = host.Services.GetRequiredService<Tracker>();
        await Stop(host);

        new VideoStopped("v").Emit();

        Assert.Equal(1, tracker.GetAccount().Rejected[DropReason.Shutdown]);
    }

    private static async Task<IHost> Start(CollectingBackend collected)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddEventTracking(tracking => tracking.AddBackend("memory", collected));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    private static async Task Stop(IHost host)
    {
        await host.StopAsync(TestContext.Current.CancellationToken);
        host.Dispose();
    }
}
