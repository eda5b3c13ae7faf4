using EventTracking.Queueing;
using EventTracking.Tests.Support;
using EventTracking.Threading;
using Xunit;

namespace EventTracking.Tests.Lifetime;

/// <summary>An event lost to a lack of memory or threads counts once.</summary>
public sealed class LowMemoryTests
{
    [Fact]
    public void An_event_is_dropped_once_if_no_thread_can_be_started()
    {
        var hasThreads = false;
        var backend = new CountingBackend();
        using var queue = new BackgroundQueue("queue", backend, 10_000, QueueFullPolicy.DropNewest, (name, work) => hasThreads
            ? DedicatedThread.Start(name, work)
            : throw new OutOfMemoryException("no thread"));
        using var tracker = new Tracker(SomeBackends.Only(queue));

        tracker.Emit("test.lost");
        Assert.Equal((1, 0, 1), Numbers(tracker));
        hasThreads = true;
        tracker.Emit("test.next");
        Assert.False(tracker.Flush(TimeSpan.FromMinutes(1)));

        Assert.Equal(1, backend.Sent);
        Assert.Equal((2, 0, 1), Numbers(tracker));
        Assert.True(tracker.GetAccount("only").IsBalanced);
    }

    [Fact]
    public void An_unreportable_loss_is_counted_and_does_not_affect_other_backends()
    {
        var after = new CountingBackend();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["a"] = new ThrowingBackend(), ["b"] = after },
            logger: new DelegateLogger<Tracker>(static _ => throw new OutOfMemoryException()));

        tracker.Emit("test.event");

        Assert.Equal(1, after.Sent);
        Assert.Equal([1, 0, 0], tracker.Accounts.Select(static account => account.Dropped.Total).OrderDescending());
        Assert.All(tracker.Accounts, static account => Assert.True(account.IsBalanced, $"{account}"));
    }

    private static (long Offered, long Pending, long Dropped) Numbers(Tracker tracker)
    {
        var account = tracker.GetAccount("only");
        return (account.Offered, account.Pending, account.Dropped.Total);
    }
}
