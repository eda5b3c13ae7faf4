using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EventTracking.Tests;

public sealed class TrackerShutdownTests
{
    private readonly CountingBackend _backend = new();
    private readonly CollectingLogger<Tracker> _log = new();

    [Fact]
    public async Task A_flush_reaches_backends_in_nested_routers()
    {
        await using var tracker = TrackerOf(new RoutingBackend(new Dictionary<string, IEventBackend> { ["inner"] = _backend }));

        Assert.True(tracker.Flush(TimeSpan.FromMinutes(1)));
        Assert.True(await tracker.FlushAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, _backend.Flushed);
    }

    [Fact]
    public async Task A_flush_returns_false_if_a_backend_does_not_complete()
    {
        await using var tracker = TrackerOf(new CountingBackend { IsFlushed = false }, _backend);

        Assert.False(tracker.Flush(TimeSpan.FromMinutes(1)));
        Assert.False(await tracker.FlushAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, _backend.Flushed);
    }

    [Fact]
    public void A_backend_that_fails_to_flush_is_reported_and_does_not_block_others()
    {
        using var tracker = TrackerOf(new ThrowingBackend(), _backend);

        Assert.False(tracker.Flush(TimeSpan.FromMinutes(1)));

        Assert.Equal(1, _backend.Flushed);
        Assert.Equal(1, tracker.CountFailures(TrackingFailureKind.ShutdownFailed));
        Assert.Contains("\"0\"", Assert.Single(_log.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hanging_backend_blocks_no_longer_than_the_timeout()
    {
        using var hanging = new HangingBackend();
        using var tracker = TrackerOf(hanging);

        Assert.False(tracker.Flush(TimeSpan.FromMilliseconds(1)));

        hanging.Release();
    }

    [Fact]
    public async Task Waiting_for_a_flush_can_be_canceled()
    {
        using var hanging = new HangingBackend();
        await using var tracker = TrackerOf(hanging);
        using var cancellation = new CancellationTokenSource();

        var flush = tracker.FlushAsync(cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await flush);
        hanging.Release();
    }

    [Fact]
    public async Task Disposal_flushes_and_disposes_each_backend_once()
    {
        var tracker = TrackerOf(_backend);

        tracker.Dispose();
        tracker.Dispose();
        await tracker.DisposeAsync();

        Assert.Equal((1, 1), (_backend.Flushed, _backend.Disposed));
    }

    [Fact]
    public async Task Asynchronous_disposal_flushes_and_disposes_each_backend_once()
    {
        var tracker = TrackerOf(new RoutingBackend(new Dictionary<string, IEventBackend> { ["inner"] = _backend }));

        await tracker.DisposeAsync();
        await tracker.DisposeAsync();

        Assert.Equal((1, 1), (_backend.Flushed, _backend.Disposed));
    }

    [Fact]
    public void A_backend_that_fails_to_dispose_is_reported_and_does_not_block_others()
    {
        var tracker = TrackerOf(new ThrowingBackend(), _backend);

        tracker.Dispose();

        Assert.Equal(1, _backend.Disposed);
        Assert.Equal(2, tracker.CountFailures(TrackingFailureKind.ShutdownFailed));
    }

    [Fact]
    public void An_event_after_disposal_is_dropped_counted_and_logged()
    {
        var tracker = TrackerOf(_backend);
        tracker.Dispose();

        tracker.Emit("edx.bi.click");
        tracker.Emit(new VideoStopped("v", 1));
        tracker.Emit("edx.bi.click", SomeJson.Of("1"));

        Assert.Equal(0, _backend.Sent);
        Assert.Equal(3, tracker.CountLost(DropReason.Shutdown));
        Assert.All(_log.Entries, static entry => Assert.Equal(LogLevel.Warning, entry.Level));
    }

    private Tracker TrackerOf(params IEventBackend[] backends) => new(
        backends.Index().ToDictionary(static entry => $"{entry.Index}", static entry => entry.Item),
        logger: _log);

    private sealed class HangingBackend : IFlushableBackend, IDisposable
    {
        private readonly ManualResetEventSlim _released = new();

        public void Release() => _released.Set();

        public void Send(in EventEnvelope envelope)
        {
        }

        public ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
        {
            _released.Wait(TimeSpan.FromMinutes(1));
            return new(true);
        }

        public void Dispose() => _released.Set();
    }
}
