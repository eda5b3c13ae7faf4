using EventTracking.Queueing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Reliability;

/// <summary>Memory stays bounded for any destination behavior. These tests measure the heap and therefore run alone.</summary>
[Trait("Category", "Load")]
[Collection(ProcessWideCollection.Name)]
public sealed class BoundedMemoryTests
{
    private const int Threads = 64;
    private const int Capacity = 32 * 1024 * 1024;

    /// <summary>Two disposed queues, each with a few blocks. Retained events would take much more.</summary>
    private const int MaxRetained = 4 * 1024 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_hanging_backend_uses_no_more_memory_than_its_queue(bool dropsOldest)
    {
        using var hanging = new GatedBackend();
        var options =
            new BackgroundOptions
            {
                QueueCapacityBytes = Capacity,
                WhenFull = dropsOldest ? QueueFullPolicy.DropOldest : QueueFullPolicy.DropNewest,
            };
        var router = new BackgroundRoutingBackend(SomeBackends.Only(hanging), options: options);
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["background"] = router });
        tracker.Emit("test.first");
        hanging.AwaitEvent();
        var before = Heap.LiveBytes();

        var eventsOfEach = LongRun.Choose(20_000, 1_000_000);
        var held = 0L;
        OnThreads(() =>
        {
            for (var i = 0; i < eventsOfEach; i++)
                tracker.Emit(new VideoStopped("i4x-edX-DemoX-video-with-a-name-of-some-length", i));
        }, () => held = Heap.LiveBytes() - before);

        // Garbage of earlier tests may be collected meanwhile, so there is no minimum growth; the queue reports what it holds.
        Assert.True(held <= Capacity * 12L / 10, $"The heap has grown by {held} bytes");
        Assert.InRange(router.Queues["only"].QueuedBytes, Capacity * 9L / 10, Capacity);
        var account = tracker.GetAccount("background/only");
        Assert.Equal((Threads * eventsOfEach) + 1, account.Offered);
        Assert.Equal(account.Offered, account.Pending + account.Dropped[DropReason.QueueFull]);

        var accepted = account.Pending;
        hanging.Open();
        Assert.False(tracker.FlushInTime());
        Assert.Equal(accepted, hanging.Names.Count);
        Assert.Equal((accepted, 0), (tracker.GetAccount("background/only").Delivered, tracker.GetAccount("background/only").Pending));
    }

    [Theory]
    [InlineData(70_000, 1)]
    [InlineData(60_000, 1)]
    [InlineData(60_000, 400)]
    public void Large_events_after_small_ones_use_no_more_memory_than_the_queue(int large, int small)
    {
        using var hanging = new GatedBackend();
        var router = new BackgroundRoutingBackend(
            SomeBackends.Only(hanging), options: new BackgroundOptions { QueueCapacityBytes = Capacity });
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["background"] = router });
        var data = new Dictionary<string, object?> { ["text"] = new string('x', large) };
        tracker.Emit("test.first", data);
        hanging.AwaitEvent();
        var before = Heap.LiveBytes();

        for (var round = 0; round < 2 * Capacity / large; round++)
        {
            for (var i = 0; i < small; i++)
                tracker.Emit("small");
            tracker.Emit("large", data);
        }

        var held = Heap.LiveBytes() - before;
        Assert.True(held <= Capacity * 12L / 10, $"The heap has grown by {held} bytes");
        Assert.InRange(router.Queues["only"].QueuedBytes, Capacity * 7L / 10, Capacity);

        hanging.Open();
        Assert.False(tracker.FlushInTime());
        Assert.Equal((0, 0), (router.Queues["only"].QueuedEvents, router.Queues["only"].QueuedBytes));
    }

    [Fact]
    public void Failed_emits_leak_no_buffers()
    {
        var before = Heap.LiveBytes();
        var events = LongRun.Choose(200_000, 10_000_000);
        var tracker = new Tracker(
            new Dictionary<string, IEventBackend>
            {
                ["background"] = new BackgroundRoutingBackend(
                    new Dictionary<string, IEventBackend> { ["a"] = new ThrowingBackend(), ["b"] = new CountingBackend() }),
                ["throwing"] = new ThrowingBackend(),
            },
            processors: [SomeProcessors.Throwing(ProcessorFailurePolicy.Continue)]);
        var broken = new ScriptedEvent(static (ref writer) =>
        {
            writer.WriteRaw("{\"a\":"u8);
            throw new TimeoutException();
        });

        var large = new Dictionary<string, object?> { ["text"] = new string('x', 20_000) };
        for (var i = 0; i < events; i++)
        {
            if (i % 32 == 0)
                tracker.Emit("large", large);
            else
                tracker.Emit(broken);
        }

        tracker.Dispose();

        var retained = Heap.LiveBytes() - before;
        Assert.True(retained < MaxRetained, $"{retained} bytes are retained");
        Assert.All(tracker.Accounts, static account => Assert.True(account.IsBalanced, account.ToString()));
        Assert.Equal(events, tracker.GetAccount("background/a").Dropped.Total);
        Assert.Equal(events, tracker.GetAccount("background/b").Delivered);
        Assert.Equal(events, tracker.GetAccount("throwing").Dropped[DropReason.BackendFailed]);

        // The thread still has all its buffers: emits can nest as deeply as before.
        var depth = 0;
        Tracker? nested = null;
        using var emitting = nested = new Tracker(SomeBackends.Only(new DelegateBackend((in _) =>
        {
            depth++;
            nested!.Emit("deeper");
        })));
        nested.Emit("test.event");
        Assert.Equal((8, 1), (depth, nested.GetAccount().Rejected[DropReason.RecursiveEmit]));
    }

    [Fact]
    public void A_queue_drained_as_it_fills_allocates_nothing()
    {
        var queue = new BoundedQueue(new BackendAccount(), Capacity, QueueFullPolicy.DropNewest, static () => Thread.CurrentThread);
        var allocated = -1L;
        using var tracker = new Tracker(SomeBackends.Only(new DelegateBackend((in envelope) =>
        {
            for (var round = 0; round < 3; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 10_000; i++)
                {
                    queue.Add(in envelope);
                    Assert.True(queue.TryTake());
                }

                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        })));

        tracker.Emit("test.event");
        queue.Close();

        Assert.Equal(0, allocated);
    }

    private static void OnThreads(Action emit, Action whileTheyLive)
    {
        using var done = new CountdownEvent(Threads);
        using var end = new ManualResetEventSlim();
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            emit();
            done.Signal();
            end.WaitInTime();
        })).ToArray();
        Array.ForEach(threads, static thread => thread.Start());
        done.WaitInTime();
        whileTheyLive();
        end.Set();
        Array.ForEach(threads, static thread => thread.JoinInTime());
    }
}
