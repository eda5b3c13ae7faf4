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
    public void Every_tracker_is_replaced_by_a_recorded_one_of_the_same_key()
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
    public void Trackers_that_were_registered_without_a_host_are_replaced_as_well()
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
    public void Replacing_twice_replaces_once()
    {
        using var services = new ServiceCollection().AddRecordedTracker().AddRecordedTracker().BuildServiceProvider();

        Assert.Same(services.GetRequiredService<RecordedTracker>().Tracker, Assert.Single(services.GetServices<Tracker>()));
    }

    [Fact]
    public async Task A_host_needs_no_configuration_and_what_it_emitted_can_be_read_after_its_end()
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

    private static IEventBackend Broken(IServiceProvider services) => throw new IOException("There is no server.");
}
