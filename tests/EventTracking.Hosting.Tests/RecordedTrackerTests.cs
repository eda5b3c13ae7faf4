using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Hosting.Tests;

/// <summary><c>AddRecordedTracker</c> replaces the trackers of an application.</summary>
public sealed class RecordedTrackerTests
{
    [Fact]
    public void Every_tracker_is_replaced_by_a_recorded_one_with_the_same_key()
    {
        using var services = new ServiceCollection()
            .AddEventTracking(static tracking => tracking.AddBackend("broken", Broken))
            .AddEventTracking("audit", static tracking => tracking.AddBackend("broken", Broken))
            .AddEventTracking("AUDIT")
            .AddRecordedTracker()
            .BuildServiceProvider();

        services.GetRequiredService<Tracker>().Emit("com.example.page.viewed");
        services.GetRequiredKeyedService<Tracker>("audit").Emit("com.example.audit.begun");
        services.GetRequiredKeyedService<Tracker>("AUDIT").Emit("com.example.audit.ended");

        services.GetRequiredService<RecordedTracker>().AssertOrder("com.example.page.viewed");
        Assert.Single(services.GetRequiredService<RecordedTracker>().Events);
        Assert.Same(services.GetRequiredService<Tracker>(), services.GetRequiredKeyedService<Tracker>(TrackerRegistry.DefaultName));
        services.GetRequiredKeyedService<RecordedTracker>("audit").AssertOrder("com.example.audit.begun", "com.example.audit.ended");
    }

    [Fact]
    public void Trackers_registered_by_hand_are_replaced_too()
    {
        using var unwanted = new Tracker();
        using var services = new ServiceCollection()
            .AddSingleton(unwanted)
            .AddKeyedSingleton(7, unwanted)
            .AddRecordedTracker()
            .BuildServiceProvider();

        Assert.NotSame(unwanted, services.GetRequiredService<Tracker>());
        Assert.Same(services.GetRequiredKeyedService<RecordedTracker>(7).Tracker, services.GetRequiredKeyedService<Tracker>(7));
    }

    [Fact]
    public void Replacing_twice_adds_one_tracker()
    {
        using var services = new ServiceCollection().AddRecordedTracker().AddRecordedTracker().BuildServiceProvider();

        Assert.Same(services.GetRequiredService<RecordedTracker>().Tracker, Assert.Single(services.GetServices<Tracker>()));
    }

    [Fact]
    public async Task The_configuration_is_ignored_and_events_can_be_read_after_the_host_has_stopped()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["EventTracking:Backends:file:Type"] = "NoSuchType";
        builder.AddEventTracking();
        builder.Services.AddSingleton<TimeProvider>(clock).AddRecordedTracker();
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var recorded = host.Services.GetRequiredService<RecordedTracker>();

        new VideoStopped("v").Emit();
        await host.StopAsync(TestContext.Current.CancellationToken);
        host.Dispose();

        var stopped = recorded.Single<VideoStopped>();
        Assert.Equal(("v", clock.GetUtcNow()), (stopped.Event.VideoId, stopped.Timestamp));
        Assert.Throws<KeyNotFoundException>(static () => TrackerRegistry.Get());
    }

    private static IEventBackend Broken(IServiceProvider services) => throw new IOException("Connection refused.");
}
