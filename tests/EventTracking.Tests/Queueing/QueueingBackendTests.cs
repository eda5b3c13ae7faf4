using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Queueing;

/// <summary>A queue that is written outside this library is flushed, disposed and accounted for like those of this library.</summary>
public sealed class QueueingBackendTests
{
    [Fact]
    public void Events_reach_the_backend_below_in_order_and_both_accounts_include_them()
    {
        var collected = new CollectingBackend();
        using var tracker = new Tracker(SomeBackends.Only(new ChannelBackend(collected)));
        Emit(tracker, events: 100);

        var result = Bounded.Run(() => tracker.FlushWithResult(Timeout.InfiniteTimeSpan));

        Assert.Equal((true, 100, 0), (result.Succeeded, result.Delivered, result.Pending));
        Assert.Equal(Enumerable.Range(0, 100), collected.Events.Select(static e => e.Data.GetProperty("n").GetInt32()));
        Assert.Equal(["", "only", "only/next"], tracker.Accounts.Select(static account => account.Path));
        Assert.All(tracker.Accounts, static account => Assert.Equal((100, 100), (account.Offered, account.Delivered)));
    }

    [Fact]
    public void Events_are_pending_until_the_backend_below_returns()
    {
        using var gated = new GatedBackend();
        using var queue = new ChannelBackend(gated);
        using var tracker = new Tracker(SomeBackends.Only(queue));
        Emit(tracker, events: 3);
        gated.AwaitEvent();

        Assert.False(queue.Flush(TimeSpan.Zero));
        Assert.Equal((3, 0), (tracker.GetAccount("only").Pending, tracker.GetAccount("only").Delivered));

        gated.Open();
        Assert.True(tracker.FlushInTime());
        Assert.Equal((0, 3), (tracker.GetAccount("only").Pending, tracker.GetAccount("only").Delivered));
    }

    [Fact]
    public void Disposal_drops_what_a_hanging_backend_has_not_taken()
    {
        using var gated = new GatedBackend();
        var options = new TrackerOptions { ShutdownTimeout = TimeSpan.FromMilliseconds(200) };
        var tracker = new Tracker(SomeBackends.Only(new ChannelBackend(gated)), options: options);
        Emit(tracker, events: 3);
        gated.AwaitEvent();

        tracker.Dispose();

        var account = tracker.GetAccount("only");
        Assert.True(account.IsBalanced, account.ToString());
        Assert.Equal((3, 3, 0), (account.Offered, account.Dropped[DropReason.Shutdown], account.Pending));
    }

    [Fact]
    public void A_flush_by_the_worker_does_not_wait_for_itself()
    {
        ChannelBackend? queue = null;
        var flushed = new TaskCompletionSource<bool>();
        var next = new DelegateBackend((in _) =>
        {
            var isFlushed = queue!.Flush(Timeout.InfiniteTimeSpan);
            flushed.TrySetResult(isFlushed);
        });
        queue = new ChannelBackend(next);
        using var tracker = new Tracker(SomeBackends.Only(queue));

        tracker.Emit("test.event");

        Assert.False(Bounded.Run(() => flushed.Task.Result));
        Assert.True(tracker.FlushInTime());
    }

    [Fact]
    public void A_backend_below_that_throws_loses_the_event_in_its_own_account()
    {
        using var tracker = new Tracker(SomeBackends.Only(new ChannelBackend(new ThrowingBackend())));
        Emit(tracker, events: 2);

        Assert.False(tracker.FlushInTime());

        Assert.Equal(2, tracker.GetAccount("only").Delivered);
        Assert.Equal(2, tracker.GetAccount("only/next").Dropped[DropReason.BackendFailed]);
    }

    [Fact]
    public void A_destination_that_cannot_be_disposed_is_reported_and_the_backend_below_is_disposed()
    {
        var isDisposed = false;
        var next = new DisposableBackend(() => isDisposed = true);
        var queue = new ChannelBackend(next) { OnDisposeDestination = static () => throw new TimeoutException() };
        var log = new CollectingLogger<Tracker>();
        var tracker = new Tracker(SomeBackends.Only(queue), logger: log);
        tracker.Emit("test.event");

        tracker.Dispose();

        Assert.True(isDisposed);
        Assert.Equal((1, 1), (tracker.GetAccount("only/next").Delivered, tracker.CountFailures(TrackingFailureKind.ShutdownFailed)));
        Assert.Contains(log.Entries, static entry => entry.Text == "The backend \"only\" could not be flushed or disposed");
    }

    [Fact]
    public void A_reported_failure_is_counted_and_logged_with_the_name_of_the_backend()
    {
        var log = new CollectingLogger<Tracker>();
        var queue = new ChannelBackend(new CollectingBackend());
        using var tracker = new Tracker(SomeBackends.Only(queue), logger: log);

        queue.Account.ReportFailure(TrackingFailureKind.BackendDegraded, new TimeoutException());

        Assert.Equal(1, tracker.CountFailures(TrackingFailureKind.BackendDegraded));
        Assert.Equal("The backend \"only\" is degraded; no event has been lost so far", Assert.Single(log.Entries).Text);
        Assert.Throws<ArgumentOutOfRangeException>(() => queue.Account.ReportFailure((TrackingFailureKind)100));
    }

    [Fact]
    public void Late_events_are_dropped_and_counted()
    {
        var queue = new ChannelBackend(new CollectingBackend());
        using var tracker = new Tracker(SomeBackends.Only(queue));
        queue.Dispose();

        tracker.Emit("test.event");

        Assert.Equal(1, tracker.GetAccount("only").Dropped[DropReason.Shutdown]);
    }

    private static void Emit(Tracker tracker, int events)
    {
        for (var i = 0; i < events; i++)
            tracker.Emit("test.event", new Dictionary<string, object?> { ["n"] = i });
    }

    private sealed class DisposableBackend(Action onDispose) : IEventBackend, IDisposable
    {
        public void Send(in EventEnvelope envelope)
        {
        }

        public void Dispose() => onDispose();
    }
}
