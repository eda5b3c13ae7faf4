using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Hosting.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task Events_of_stopping_services_are_flushed_before_the_host_stops()
    {
        var order = new List<string>();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddEventTracking(tracking => tracking.AddBackend("recording", new RecordingBackend(order)));
        builder.Services.AddHostedService<EmittingService>();

        using (var host = builder.Build())
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(["com.example.service.started", "com.example.service.stopped", "flush", "flush", "dispose"], order);
    }

    [Fact]
    public async Task A_host_with_an_invalid_configuration_does_not_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["EventTracking:Backends:file:Type"] = "JsonLine";
        builder.AddEventTracking();
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<EventTrackingConfigurationException>(
            () => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(
            "EventTracking:Backends:file:Type: unknown backend type 'JsonLine'. Did you mean 'JsonLines'?",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Named_trackers_are_keyed_services_and_in_the_registry()
    {
        var collected = new CollectingBackend();
        using var services = new ServiceCollection()
            .AddEventTracking("audit", tracking => tracking.AddBackend("memory", collected))
            .BuildServiceProvider();

        var tracker = services.GetRequiredKeyedService<Tracker>("audit");

        Assert.Same(tracker, TrackerRegistry.Get("audit"));
        Assert.Null(services.GetService<Tracker>());
    }

    [Fact]
    public void Emit_uses_the_default_tracker()
    {
        var collected = new CollectingBackend();
        using var services = new ServiceCollection().AddEventTracking(tracking => tracking.AddBackend("memory", collected))
            .BuildServiceProvider();
        Assert.Same(services.GetRequiredService<Tracker>(), services.GetRequiredKeyedService<Tracker>(TrackerRegistry.DefaultName));

        new VideoStopped("v").Emit();

        Assert.Equal("org.edx.video.stop", Assert.Single(collected.Events).Name);
    }

    [Fact]
    public void Further_calls_add_to_the_same_tracker()
    {
        using var services = new ServiceCollection()
            .AddEventTracking(static tracking => tracking.AddBackend("a", new CollectingBackend()))
            .AddEventTracking(static tracking => tracking.AddBackend("b", new CollectingBackend()))
            .BuildServiceProvider();

        Assert.Equal(["a", "b"], services.GetRequiredService<Tracker>().Backends.Keys);
        Assert.Single(services.GetServices<IHostedService>());
    }

    [Fact]
    public void A_duplicate_backend_name_is_rejected()
    {
        var error = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddEventTracking(static tracking => tracking
            .AddBackend("a", new CollectingBackend())
            .AddBackend("a", new CollectingBackend())));

        Assert.StartsWith(
            "The tracker 'default' already has a backend named 'a'. Use another name.", error.Message, StringComparison.Ordinal);
    }

    private sealed class EmittingService(Tracker tracker) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            tracker.Emit("com.example.service.started");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            tracker.Emit("com.example.service.stopped");
            return Task.CompletedTask;
        }
    }

    private sealed class RecordingBackend(List<string> order) : IFlushableBackend, IDisposable
    {
        public void Send(in EventEnvelope envelope) => order.Add(envelope.Name);

        public ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
        {
            order.Add("flush");
            return new(true);
        }

        public void Dispose() => order.Add("dispose");
    }
}
