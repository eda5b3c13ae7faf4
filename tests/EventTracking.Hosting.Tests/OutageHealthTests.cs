using EventTracking.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Hosting.Tests;

/// <summary>The application is degraded while a destination fails, and while events wait for too long.</summary>
public sealed class OutageHealthTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);

    [Fact]
    public async Task The_application_is_degraded_while_a_destination_fails_and_healthy_when_it_works_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (asked, answer) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        await using var services = Services(new DelegateDestination(async () =>
        {
            asked.Release();
            await answer.WaitAsync(cancellation);
            return _clock.GetUtcNow() == Start ? throw new IOException("The warehouse is closed.\nCome again.") : BatchResult.Accepted;
        }));
        var tracker = services.GetRequiredService<Tracker>();

        tracker.Emit("test.event");
        tracker.Emit("test.event");
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
        var flush = tracker.FlushAsync(TimeSpan.FromHours(10), cancellation).AsTask();
        await Asked(asked);
        answer.Release();
        await Until(() => tracker.BackendStatuses[0].IsFailing);

        var health = await Check(services);

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal(
            "No event was lost in the last 60 s. The destination of the backend \"warehouse\" has failed since 2026-11-29 12:00:00Z: 2 events wait, the oldest for 00:00:00.",
            health.Description);
        Assert.Equal(2L, health.Data["warehouse:pending_events"]);
        Assert.Equal(Start, health.Data["warehouse:failing_since"]);
        Assert.Equal(false, health.Data["warehouse:circuit_open"]);
        Assert.Equal("IOException: The warehouse is closed.\\u000aCome again.", health.Data["warehouse:last_error"]);

        // The pause before the retry may not have begun yet, so the clock goes on until it is over.
        await Until(() =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            return asked.Wait(TimeSpan.Zero, cancellation);
        });
        answer.Release();
        Assert.True(await flush.WaitAsync(TimeSpan.FromMinutes(1), cancellation));
        health = await Check(services);
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.DoesNotContain("warehouse:last_error", health.Data);
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(10, 10)]
    public async Task Events_that_wait_for_longer_than_the_threshold_degrade_the_application(int? threshold, int seconds)
    {
        await using var services = Services(new Warehouse(), threshold is { } given ? TimeSpan.FromSeconds(given) : null);
        services.GetRequiredService<Tracker>().Emit("test.event");

        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var health = await Check(services);

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains($"The backend \"warehouse\" delivers too slowly: 1 events wait, the oldest for 00:0{(seconds + 1) / 60}:{(seconds + 1) % 60:00}.", health.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("warehouse:failing_since", health.Data);
    }

    [Fact]
    public async Task Events_that_wait_in_the_queue_of_a_background_router_count_too()
    {
        var (sending, go) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        var router = new BackgroundRoutingBackend(new Dictionary<string, IEventBackend>
        {
            ["slow"] = new DelegateBackend((in EventEnvelope _) =>
            {
                sending.Set();
                go.Wait(TimeSpan.FromMinutes(1));
            }),
        });
        await using var services = Services(tracking => tracking.AddBackend("background", router));
        services.GetRequiredService<Tracker>().Emit("test.event");
        Assert.True(sending.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "The worker did not send the event within a minute.");

        _clock.Advance(TimeSpan.FromSeconds(61));
        var health = await Check(services);
        go.Set();

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal(1L, health.Data["background/slow:pending_events"]);
    }

    [Fact]
    public void A_threshold_that_is_not_positive_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        "maxPendingAge", static () => new ServiceCollection().AddHealthChecks().AddEventTracking(maxPendingAge: TimeSpan.Zero));

    private static async Task Asked(SemaphoreSlim asked) => Assert.True(
        await asked.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "The destination was not asked within a minute.");

    /// <summary>For what another thread does right after the test has let it go on.</summary>
    private static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 1_000_000, "The condition was not met after a million tries.");
            await Task.Yield();
        }
    }

    private static async Task<HealthReportEntry> Check(IServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["event_tracking"];

    private ServiceProvider Services(IEventBatchBackend destination, TimeSpan? threshold = null) => Services(
        tracking => tracking.AddBackend("warehouse", new BatchingBackend(
            destination, new BatchingOptions { TimeProvider = _clock, MaxBatchAge = TimeSpan.FromHours(1), RetryDelay = TimeSpan.FromMilliseconds(500), MaxRetryDelay = TimeSpan.FromMilliseconds(500) })),
        threshold);

    private ServiceProvider Services(Action<EventTrackingBuilder> configure, TimeSpan? threshold = null) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddEventTracking(configure)
        .AddHealthChecks().AddEventTracking(maxPendingAge: threshold).Services
        .BuildServiceProvider();

    private sealed class DelegateDestination(Func<Task<BatchResult>> answer) : IEventBatchBackend
    {
        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken) => new(answer());
    }
}
