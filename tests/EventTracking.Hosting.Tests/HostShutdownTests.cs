using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Hosting.Tests;

/// <summary>A host stops in time: container runtimes kill a process ten seconds after the stop signal.</summary>
public sealed class HostShutdownTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_host_stops_within_eight_seconds_although_its_destination_fails_or_hangs(bool hangs)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.AddEventTracking(tracking => tracking.AddBackend(
            "away", new BatchingBackend(new UnavailableDestination(hangs), new BatchingOptions { TimeProvider = _clock })));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var tracker = host.Services.GetRequiredService<Tracker>();
        for (var i = 0; i < 1_000; i++)
            tracker.Emit("com.example.event");

        var start = _clock.GetTimestamp();
        await AdvanceUntilCompleted(StopAsync(host, TestContext.Current.CancellationToken));

        Assert.True(_clock.GetElapsedTime(start) <= TimeSpan.FromSeconds(8), $"The host stopped after {_clock.GetElapsedTime(start)}.");
        var account = tracker.GetAccount("away");
        Assert.Equal((0, 1_000), (account.Pending, account.Dropped[DropReason.Shutdown]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_host_with_several_trackers_stops_within_eight_seconds_although_all_destinations_hang(bool isCanceled)
    {
        string[] names = ["default", "audit", "metrics"];
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        foreach (var name in names)
        {
            builder.Services.AddEventTracking(name, tracking => tracking.AddBackend(
                "away", new BatchingBackend(new UnavailableDestination(hangs: true), new BatchingOptions { TimeProvider = _clock })));
        }

        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var trackers = Array.ConvertAll(names, host.Services.GetRequiredKeyedService<Tracker>);
        Array.ForEach(trackers, static tracker => tracker.Emit("com.example.event"));

        var start = _clock.GetTimestamp();
        await AdvanceUntilCompleted(StopAsync(host, new CancellationToken(isCanceled)));

        Assert.True(_clock.GetElapsedTime(start) <= TimeSpan.FromSeconds(8), $"The host stopped after {_clock.GetElapsedTime(start)}.");
        Assert.All(trackers, static tracker =>
        {
            var account = tracker.GetAccount("away");
            Assert.Equal((0, 1), (account.Pending, account.Dropped[DropReason.Shutdown]));
        });
    }

    [Fact]
    public async Task A_tracker_is_disposed_after_its_host_has_stopped()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddEventTracking(static tracking => tracking.AddBackend("nowhere", new DelegateBackend(static (in _) => { })));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var tracker = host.Services.GetRequiredService<Tracker>();

        await host.StopAsync(TestContext.Current.CancellationToken);
        tracker.Emit("com.example.late");

        Assert.Equal(1, tracker.GetAccount().Rejected[DropReason.Shutdown]);
    }

    private static async Task StopAsync(IHost host, CancellationToken limit)
    {
        await host.StopAsync(limit);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private async Task AdvanceUntilCompleted(Task task)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !task.IsCompleted; await Task.Delay(5, TestContext.Current.CancellationToken))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit, "The host did not stop.");
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        await task;
    }

    private sealed class UnavailableDestination(bool hangs) : IEventBatchBackend
    {
        public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            if (hangs)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new HttpRequestException("Connection refused");
        }
    }
}
