using EventTracking.Queueing;
using EventTracking.Tests.Support;
using EventTracking.Threading;
using Xunit;

namespace EventTracking.Tests.Queueing;

/// <summary>The moment at which a thread has announced that it waits, and has not yet looked whether it has to.</summary>
public sealed class BoundedQueueTests
{
    [Fact]
    public void A_worker_about_to_sleep_does_not_miss_an_event_that_is_added_at_that_moment()
    {
        var queue = new PausedQueue();
        using var tracker = TrackerOf(queue);
        queue.Pause = () => tracker.Emit("test.event");

        Assert.True(Bounded.Run(queue.TryTake));
    }

    [Fact]
    public void A_flush_about_to_wait_does_not_miss_an_event_that_the_worker_finishes_at_that_moment()
    {
        var queue = new PausedQueue();
        using var tracker = TrackerOf(queue);
        tracker.Emit("first");
        Assert.True(queue.TryTake());
        queue.Pause = () =>
        {
            // With another event, the worker does not sleep, which would wake the flush, too.
            tracker.Emit("second");
            Assert.True(queue.TryTake());
        };

        Assert.True(Bounded.Run(() => queue.DrainsBy(new Deadline(Timeout.InfiniteTimeSpan, TimeProvider.System))));
        Assert.Null(queue.Pause);
    }

    private static Tracker TrackerOf(BoundedQueue queue) =>
        new(SomeBackends.Only(new DelegateBackend((in envelope) => queue.Add(in envelope))));

    /// <summary>A queue that runs an action once while a thread is about to wait.</summary>
    private sealed class PausedQueue() : BoundedQueue(
        new BackendAccount(), capacityBytes: 1 << 20, QueueFullPolicy.DropNewest, static () => Thread.CurrentThread)
    {
        public Action? Pause { get; set; }

        protected override void OnAnnounced()
        {
            var pause = Pause;
            Pause = null;
            pause?.Invoke();
        }
    }
}
