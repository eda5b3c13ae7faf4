using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Queueing;

/// <summary>The account of a backend whose events stay on disk when it is disposed.</summary>
public sealed class DurableBackendTests
{
    [Fact]
    public void Durable_events_stay_pending_after_disposal()
    {
        var backend = new DurableBackend(durable: 2);
        var tracker = new Tracker(SomeBackends.Only(backend));
        for (var i = 0; i < 5; i++)
            tracker.Emit("test.event");

        tracker.Dispose();

        var account = tracker.GetAccount("only");
        Assert.Equal((5, 2, 2, 3), (account.Offered, account.Pending, account.Spooled, account.Dropped[DropReason.Shutdown]));
        Assert.True(account.IsBalanced, account.ToString());
    }

    [Fact]
    public void A_flush_succeeds_and_reports_durable_events_as_spooled()
    {
        using var tracker = new Tracker(SomeBackends.Only(new DurableBackend(durable: 2)));
        tracker.Emit("test.event");
        tracker.Emit("test.event");

        var result = tracker.FlushWithResult(Timeout.InfiniteTimeSpan);

        Assert.Equal((true, 0, 2, 2), (result.Succeeded, result.Delivered, result.Pending, result.Spooled));
    }

    [Fact]
    public void Events_of_an_earlier_run_are_offered_at_the_start()
    {
        var backend = new DurableBackend(durable: 2);
        backend.Account.Offer(2);
        backend.Found(2);
        using var tracker = new Tracker(SomeBackends.Only(backend));
        tracker.Emit("test.event");

        var account = tracker.GetAccount("only");

        Assert.Equal((3, 3, 2), (account.Offered, account.Pending, account.Spooled));
        Assert.True(account.IsBalanced, account.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => backend.Account.Offer(-1));
    }

    /// <summary>Keeps a number of events on disk, so to speak, and the others in memory.</summary>
    private sealed class DurableBackend(long durable) : QueueingBackend
    {
        private long _pending;

        protected override long PendingEvents => Volatile.Read(ref _pending);

        protected override long DurableEvents => durable;

        public void Found(long events) => Interlocked.Add(ref _pending, events);

        public override void Send(in EventEnvelope envelope)
        {
            Account.Offer();
            Found(1);
        }

        protected override Task DrainAsync() => Task.CompletedTask;

        protected override void CloseQueue()
        {
        }

        protected override void StopWorkers()
        {
        }

        protected override void DropPending()
        {
            var lost = Interlocked.Exchange(ref _pending, durable) - durable;
            Account.Drop(DropReason.Shutdown, "test.event", lost);
        }
    }
}
