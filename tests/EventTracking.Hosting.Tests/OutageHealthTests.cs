using EventTracking.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Hosting.Tests;

/// <summary>The status is degraded while a destination fails, and while events are pending for too long.</summary>
public sealed class OutageHealthTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);

    [Fact]
    public async Task The_status_is_degraded_while_a_destination_fails_and_healthy_after_it_recovers()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (requested, response) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        await using var services = Services(new DelegateDestination(async () =>
        {
            requested.Release();
            await response.WaitAsync(cancellation);
            return _clock.GetUtcNow() == Start ? throw new IOException("The warehouse is closed.\nCome again.") : BatchResult.Accepted;
        }));
        var tracker = services.GetRequiredService<Tracker>();

        tracker.Emit("test.event");
        tracker.Emit("test.event");
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
        var flush = tracker.FlushAsync(TimeSpan.FromHours(10), cancellation).AsTask();
        await WaitForRequest(requested);
        response.Release();
        await Until(() => tracker.BackendStatuses[0].IsFailing);

        var health = await Check(services);

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal(
            "No event was lost in the last 60 s. The destination of the backend \"warehouse\" has failed since 2026-11-29 12:00:00Z: "
                + "2 events are pending, the oldest for 00:00:00.",
            health.Description);
        Assert.Equal(2L, health.Data["warehouse:pending_events"]);
        Assert.Equal(Start, health.Data["warehouse:failing_since"]);
        Assert.Equal(false, health.Data["warehouse:circuit_open"]);
        Assert.Equal("IOException: The warehouse is closed.\\u000aCome again.", health.Data["warehouse:last_error"]);

        // The delay before the retry may not have started yet, so the clock advances until the retry.
        await Until(() =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            return requested.Wait(TimeSpan.Zero, cancellation);
        });
        response.Release();
        Assert.True(await flush.WaitAsync(TimeSpan.FromMinutes(1), cancellation));
        health = await Check(services);
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.DoesNotContain("warehouse:last_error", health.Data);
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(10, 10)]
    public async Task The_status_is_degraded_while_events_are_pending_for_longer_than_the_threshold(int? threshold, int seconds)
    {
        await using var services = Services(new Warehouse(), threshold is { } given ? TimeSpan.FromSeconds(given) : null);
        services.GetRequiredService<Tracker>().Emit("test.event");

        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var health = await Check(services);

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.EndsWith(
            $"The backend \"warehouse\" delivers too slowly: 1 events are pending, the oldest for {TimeSpan.FromSeconds(seconds + 1):c}.",
            health.Description,
            StringComparison.Ordinal);
        Assert.DoesNotContain("warehouse:failing_since", health.Data);
    }

    [Fact]
    public async Task Events_in_the_queue_of_a_background_router_count_as_pending()
    {
        var (sending, proceed) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        var router = new BackgroundRoutingBackend(new Dictionary<string, IEventBackend>
        {
            ["slow"] = new DelegateBackend((in EventEnvelope _) =>
            {
                sending.Set();
                proceed.Wait(TimeSpan.FromMinutes(1));
            }),
        });
        await using var services = Services(tracking => tracking.AddBackend("background", router));
        services.GetRequiredService<Tracker>().Emit("test.event");
        Assert.True(
            sending.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken),
            "The worker did not send the event within a minute.");

        _clock.Advance(TimeSpan.FromSeconds(61));
        var health = await Check(services);
        proceed.Set();

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal(1L, health.Data["background/slow:pending_events"]);
    }

    [Fact]
    public void A_threshold_that_is_not_positive_is_rejected() => Assert.Throws<ArgumentOutOfRangeException>(
        "maxPendingAge", static () => new ServiceCollection().AddHealthChecks().AddEventTracking(maxPendingAge: TimeSpan.Zero));

    private static async Task WaitForRequest(SemaphoreSlim requested) => Assert.True(
        await requested.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken),
        "The destination got no request within a minute.");

    /// <summary>Waits for another thread that the test has just released.</summary>
    private static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 1_000_000, "The condition was not met after a million tries.");
            await Task.Yield();
        }
    }

    private static async Task<HealthReportEntry> Check(IServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["event_tracking"];

    private ServiceProvider Services(IEventBatchBackend destination, TimeSpan? threshold = null) => Services(
        tracking => tracking.AddBackend("warehouse", new BatchingBackend(
            destination,
            new BatchingOptions
            {
                TimeProvider = _clock,
                MaxBatchAge = TimeSpan.FromHours(1),
                RetryDelay = TimeSpan.FromMilliseconds(500),
                MaxRetryDelay = TimeSpan.FromMilliseconds(500),
            })),
        threshold);

    private ServiceProvider Services(Action<EventTrackingBuilder> configure, TimeSpan? threshold = null) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddEventTracking(configure)
        .AddHealthChecks().AddEventTracking(maxPendingAge: threshold).Services
        .BuildServiceProvider();

    private sealed class DelegateDestination(Func<Task<BatchResult>> send) : IEventBatchBackend
    {
        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken) => new(send());
    }
}
