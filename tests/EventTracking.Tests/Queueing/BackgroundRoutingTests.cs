using System.Text;
using EventTracking.Testing;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Queueing;

/// <summary>Backends that work in the background.</summary>
public sealed class BackgroundRoutingTests
{
    private readonly FakeTimeProvider _clock = new(CollectingTracker.Now);
    private readonly CollectingLogger<Tracker> _log = new();

    [Fact]
    public void Events_arrive_unchanged_and_in_order()
    {
        var expected = new CollectingBackend();
        var collected = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["direct"] = expected,
            ["behind"] = new BackgroundRoutingBackend(SomeBackends.Only(collected)),
        });

        for (var i = 0; i < 1_000; i++)
        {
            tracker.Emit(new VideoStopped(new string('x', i * 13 % 20_000), i));
            tracker.Emit($"test.event{i}", SomeJson.Of("[1]"));
        }

        Assert.True(tracker.FlushInTime());
        Assert.Equal(2_000, collected.Events.Count);
        Assert.Equal(
            expected.Events.Select(
                static e => (e.Name, e.Id, e.Timestamp, e.Json, Data: e.Data.GetRawText(), Context: e.Context.GetRawText(), e.Descriptor)),
            collected.Events.Select(
                static e => (e.Name, e.Id, e.Timestamp, e.Json, Data: e.Data.GetRawText(), Context: e.Context.GetRawText(), e.Descriptor)));
    }

    [Fact]
    public void Processors_run_on_the_emitting_thread_and_backends_do_not()
    {
        var (processing, sending) = (0, 0);
        using var tracker = TrackerOf(
            new DelegateBackend((in _) => sending = Environment.CurrentManagedThreadId),
            processors: new DelegateProcessor((ref _) =>
            {
                processing = Environment.CurrentManagedThreadId;
                return ProcessingResult.Keep;
            }));

        tracker.Emit("test.event");
        Assert.Equal(Environment.CurrentManagedThreadId, processing);

        Assert.True(tracker.FlushInTime());
        Assert.NotEqual(processing, sending);
        Assert.NotEqual(0, sending);
    }

    [Fact]
    public void The_execution_context_does_not_flow_to_the_worker()
    {
        var local = new AsyncLocal<string> { Value = "the emitter's" };
        var (seen, contexts) = ("", -1);
        Tracker? tracker = null;
        using var emitting = tracker = TrackerOf(
            new DelegateBackend((in _) => (seen, contexts) = (local.Value ?? "none", tracker!.ResolveContext().Count)));

        using (tracker.Context("session", new EventContext { ["user_id"] = 1 }))
        {
            tracker.Emit("test.event");
            Assert.True(tracker.FlushInTime());
        }

        Assert.Equal(("none", 0), (seen, contexts));
    }

    [Fact]
    public void Throwing_and_hanging_backends_do_not_affect_others()
    {
        const int events = 5_000;
        using var hanging = new GatedBackend();
        var collected = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["background"] = new BackgroundRoutingBackend(new Dictionary<string, IEventBackend>
            {
                ["fine"] = collected,
                ["hanging"] = hanging,
                ["throwing"] = new DelegateBackend(static (in _) => throw new InvalidOperationException()),
            }),
        });

        for (var i = 0; i < events; i++)
            tracker.Emit($"e{i}");
        hanging.AwaitEvent();
        Bounded.Until(() => collected.Events.Count == events && tracker.GetAccount("background/throwing").Pending == 0);

        Assert.Equal(Enumerable.Range(0, events).Select(static i => $"e{i}"), collected.Events.Select(static e => e.Name));
        AssertBalanced(tracker.GetAccount("background/fine"), delivered: events);
        AssertBalanced(tracker.GetAccount("background/hanging"), pending: events);
        AssertBalanced(tracker.GetAccount("background/throwing"), dropped: (DropReason.BackendFailed, events));

        hanging.Open();
        Assert.False(tracker.FlushInTime());
        AssertBalanced(tracker.GetAccount("background/hanging"), delivered: events);
    }

    [Fact]
    public void A_full_queue_drops_the_newest_event()
    {
        using var hanging = new GatedBackend();
        using var tracker = TrackerOf(hanging, Room(3));

        EmitInto(tracker, hanging, "a", "b", "c", "d", "e");

        AssertBalanced(tracker.GetAccount("background/only"), pending: 3, dropped: (DropReason.QueueFull, 2));
        Assert.Equal(2, tracker.CountLost(DropReason.QueueFull));
        Assert.Equal("The event \"d\" is dropped because the queue of the backend \"only\" is full", Assert.Single(_log.Entries).Text);
        hanging.Open();
        Assert.False(tracker.FlushInTime());
        Assert.Equal(["a", "b", "c"], hanging.Names);
    }

    [Fact]
    public void A_full_queue_can_drop_the_oldest_event()
    {
        using var hanging = new GatedBackend();
        using var tracker = TrackerOf(hanging, Room(3, QueueFullPolicy.DropOldest));

        EmitInto(tracker, hanging, "a", "b", "c", "d", "e");

        AssertBalanced(tracker.GetAccount("background/only"), pending: 3, dropped: (DropReason.QueueFull, 2));
        hanging.Open();
        Assert.False(tracker.FlushInTime());
        Assert.Equal(["a", "d", "e"], hanging.Names);
        AssertBalanced(tracker.GetAccount("background/only"), delivered: 3, dropped: (DropReason.QueueFull, 2));
    }

    [Fact]
    public async Task A_full_queue_can_block_the_caller()
    {
        using var hanging = new GatedBackend();
        await using var tracker = TrackerOf(hanging, Room(2, QueueFullPolicy.Wait(TimeSpan.FromSeconds(1))));
        EmitInto(tracker, hanging, "a", "b");

        var emit = Task.Factory.StartNew(
            () => tracker.Emit("c"), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        hanging.Open();
        await emit;

        Assert.True(tracker.FlushInTime());
        Assert.Equal(["a", "b", "c"], hanging.Names);
        AssertBalanced(tracker.GetAccount("background/only"), delivered: 3);
    }

    [Fact]
    public async Task A_blocked_caller_waits_at_most_the_timeout()
    {
        using var hanging = new GatedBackend();
        await using var tracker = TrackerOf(hanging, Room(2, QueueFullPolicy.Wait(TimeSpan.FromSeconds(1))));
        EmitInto(tracker, hanging, "a", "b");

        var emit = Task.Factory.StartNew(
            () => tracker.Emit("c"), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await PassUntil(emit);

        AssertBalanced(tracker.GetAccount("background/only"), pending: 2, dropped: (DropReason.QueueFull, 1));
        hanging.Open();
    }

    [Fact]
    public async Task Disposal_releases_a_blocked_caller()
    {
        var longest = TimeSpan.FromDays(20);
        var hanging = new HangingForEver();
        var tracker = TrackerOf(hanging, Room(1, QueueFullPolicy.Wait(longest)));
        tracker.Emit("a");
        hanging.AwaitEvent();

        var emit = Task.Factory.StartNew(
            () => tracker.Emit("b"), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Bounded.Until(() => tracker.GetAccount("background/only").Offered == 2);
        await PassUntil(tracker.DisposeAsync().AsTask());

        // The backend keeps hanging, so the queue stays full. A caller that is not notified would wait until its timeout.
        _clock.Advance(longest);
        await emit;
        AssertBalanced(tracker.GetAccount("background/only"), dropped: (DropReason.Shutdown, 2));
        hanging.Release();
    }

    [Fact]
    public void A_backend_that_emits_into_its_own_full_queue_does_not_deadlock()
    {
        Tracker? tracker = null;
        using var emitting = tracker = TrackerOf(
            new DelegateBackend((in envelope) =>
            {
                if (envelope.Name == "outer")
                    tracker!.Emit("inner");
            }),
            Room(1, QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan)));

        tracker.Emit("outer");

        Assert.False(tracker.FlushInTime());
        AssertBalanced(tracker.GetAccount("background/only"), delivered: 1, dropped: (DropReason.QueueFull, 1));
    }

    [Fact]
    public void A_backend_that_flushes_its_own_tracker_does_not_deadlock()
    {
        Tracker? tracker = null;
        var flushed = new List<bool>();
        BackgroundRoutingBackend? router = null;
        router = new BackgroundRoutingBackend(SomeBackends.Only(new DelegateBackend((in _) =>
        {
            flushed.Add(router!.Flush(Timeout.InfiniteTimeSpan));
            flushed.Add(tracker!.Flush(Timeout.InfiniteTimeSpan));
            flushed.Add(tracker.FlushAsync(Timeout.InfiniteTimeSpan).AsTask().GetAwaiter().GetResult());
        })));
        using var emitting = tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["branch"] = new RoutingBackend(SomeBackends.Only(router)) });

        tracker.Emit("test.event");

        Assert.True(tracker.FlushInTime());
        Assert.Equal([false, false, false], flushed);
    }

    [Fact]
    public void An_event_that_reenters_its_own_queue_is_dropped_after_64_rounds()
    {
        BackgroundRoutingBackend? router = null;
        var sent = 0;
        router = new BackgroundRoutingBackend(SomeBackends.Only(new DelegateBackend((in envelope) =>
        {
            sent++;
            router!.Send(in envelope);
        })));
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["background"] = router });

        tracker.Emit("test.event");

        // Each flush waits for one round at least; the one that sees the event rejected returns false.
        Assert.Equal(1, Enumerable.Range(0, 100).Count(_ => !tracker.FlushInTime()));
        Assert.Equal(64, sent);
        Assert.Equal([new(DropReason.RecursiveEmit, 1)], tracker.GetAccount("background").Rejected);
        AssertBalanced(tracker.GetAccount("background/only"), delivered: 64);
    }

    [Fact]
    public void Events_after_the_routers_disposal_are_dropped_and_counted()
    {
        var backend = new CountingBackend();
        var router = new BackgroundRoutingBackend(SomeBackends.Only(backend));
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["background"] = router });
        tracker.Emit("a");

        router.Dispose();
        tracker.Emit("b");

        Assert.False(tracker.FlushInTime());
        AssertBalanced(tracker.GetAccount("background/only"), delivered: 1, dropped: (DropReason.Shutdown, 1));
        Assert.Equal(1, backend.Sent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_event_larger_than_the_queue_is_dropped_without_waiting(int policy)
    {
        using var hanging = new GatedBackend();
        using var tracker = TrackerOf(
            hanging,
            Room(
                3,
                ((QueueFullPolicy[])
                [
                    QueueFullPolicy.DropNewest, QueueFullPolicy.DropOldest, QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan),
                ])[policy]));
        EmitInto(tracker, hanging, "a", "b");

        tracker.Emit("large", new Dictionary<string, object?> { ["text"] = new string('x', 5_000) });

        AssertBalanced(tracker.GetAccount("background/only"), pending: 2, dropped: (DropReason.QueueFull, 1));
        hanging.Open();
    }

    [Fact]
    public void A_queue_exposes_its_state()
    {
        using var hanging = new GatedBackend();
        var router = new BackgroundRoutingBackend(SomeBackends.Only(hanging));
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["background"] = router }, timeProvider: _clock);
        Assert.Equal((0, 0), (router.Queues["only"].QueuedEvents, router.Queues["only"].QueuedBytes));

        EmitInto(tracker, hanging, "a");
        _clock.Advance(TimeSpan.FromSeconds(2));
        tracker.Emit("b");
        _clock.Advance(TimeSpan.FromSeconds(1));

        var status = router.Queues["only"];
        Assert.Equal((2, TimeSpan.FromSeconds(3)), (status.QueuedEvents, status.OldestAge));
        Assert.InRange(status.QueuedBytes, 200, 1_000);
        hanging.Open();
        Assert.True(tracker.FlushInTime());
        Assert.Equal((0, 0), (router.Queues["only"].QueuedEvents, router.Queues["only"].QueuedBytes));
    }

    [Fact]
    public void A_queued_router_keeps_its_nested_accounts()
    {
        var inner = new RoutingBackend(
            new Dictionary<string, IEventBackend> { ["good"] = new CountingBackend(), ["bad"] = new ThrowingBackend() },
            [new NameAllowlistProcessor("kept"), SomeProcessors.Renaming("renamed")]);
        using var tracker = TrackerOf(inner);

        tracker.Emit("kept");
        tracker.Emit("other");
        Assert.False(tracker.FlushInTime());

        Assert.Equal(
            ["", "background", "background/only", "background/only/bad", "background/only/good"],
            tracker.Accounts.Select(static account => account.Path));
        var account = tracker.GetAccount("background/only");
        Assert.Equal((2, 1, 1), (account.Offered, account.Filtered, account.Delivered));
        AssertBalanced(tracker.GetAccount("background/only/good"), delivered: 1);
        AssertBalanced(tracker.GetAccount("background/only/bad"), dropped: (DropReason.BackendFailed, 1));
    }

    [Fact]
    public void A_queued_file_shares_one_account_with_its_queue()
    {
        using var stream = new MemoryStream();
        var tracker = TrackerOf(
            new JsonLinesBackend(stream, new JsonLinesOptions { LeaveOpen = true, FlushInterval = Timeout.InfiniteTimeSpan }));

        for (var i = 0; i < 10; i++)
            tracker.Emit("test.event");
        Bounded.Until(() => ((BackgroundRoutingBackend)tracker.GetBackend("background")).Queues["only"].QueuedEvents == 0);
        AssertBalanced(tracker.GetAccount("background/only"), pending: 10);

        Assert.True(tracker.FlushInTime());
        AssertBalanced(tracker.GetAccount("background/only"), delivered: 10);
        Assert.Equal(10, Encoding.UTF8.GetString(stream.ToArray()).Count(static c => c == '\n'));
        tracker.Dispose();
    }

    [Fact]
    public async Task Events_left_on_disposal_are_dropped_and_counted()
    {
        using var hanging = new HangingForEver();
        var tracker = TrackerOf(hanging);
        for (var i = 0; i < 100; i++)
            tracker.Emit("test.event");
        hanging.AwaitEvent();

        await PassUntil(tracker.DisposeAsync().AsTask());

        // The event being sent may still arrive; it does not count twice.
        AssertBalanced(tracker.GetAccount("background/only"), dropped: (DropReason.Shutdown, 100));
        hanging.Release();
        hanging.AwaitReturn();
        AssertBalanced(tracker.GetAccount("background/only"), dropped: (DropReason.Shutdown, 100));
    }

    [Fact]
    public void Invalid_capacities_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            "QueueCapacityBytes", static () => new BackgroundRoutingBackend(options: new BackgroundOptions { QueueCapacityBytes = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => QueueFullPolicy.Wait(TimeSpan.FromSeconds(-2)));
    }

    [Fact]
    public void A_replaced_backend_drains_its_queue_and_is_disposed_with_the_router()
    {
        using var first = new GatedBackend();
        var second = new CountingBackend();
        var router = new BackgroundRoutingBackend(SomeBackends.Only(first));
        var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["background"] = router });
        tracker.Emit("a");

        router.RegisterBackend("only", second);
        tracker.Emit("b");
        first.Open();
        tracker.Dispose();

        Assert.Equal(["a"], first.Names);
        Assert.Equal((1, 1), (second.Sent, second.Disposed));
    }

    [Fact]
    public async Task Events_queued_for_a_replaced_backend_are_flushed()
    {
        using var first = new GatedBackend();
        var router = new BackgroundRoutingBackend(SomeBackends.Only(first));
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["background"] = router }, timeProvider: _clock);
        EmitInto(tracker, first, "a", "b");

        router.RegisterBackend("only", new CountingBackend());

        var flush = tracker.FlushAsync(TestContext.Current.CancellationToken).AsTask();
        await PassUntil(flush);
        Assert.False(await flush);
        first.Open();
        Assert.True(tracker.FlushInTime());
        Assert.Equal(["a", "b"], first.Names);
    }

    /// <summary>The capacity for this number of small events.</summary>
    private static BackgroundOptions Room(int events, QueueFullPolicy? whenFull = null) =>
        new() { QueueCapacityBytes = events * 190, WhenFull = whenFull ?? QueueFullPolicy.DropNewest };

    /// <summary>Emits events, and waits until the first has left the queue and hangs in the backend.</summary>
    private static void EmitInto(Tracker tracker, GatedBackend hanging, params string[] names)
    {
        tracker.Emit(names[0]);
        hanging.AwaitEvent();
        foreach (var name in names[1..])
            tracker.Emit(name);
    }

    private static void AssertBalanced(
        AccountSnapshot account, long delivered = 0, long pending = 0, (DropReason Reason, long Count) dropped = default)
    {
        Assert.Equal((delivered, pending, dropped.Count), (account.Delivered, account.Pending, account.Dropped.Total));
        Assert.Equal(dropped.Count, account.Dropped[dropped.Reason]);
        Assert.True(account.IsBalanced, account.ToString());
    }

    /// <summary>Advances the clock of the tracker until the task completes.</summary>
    private Task PassUntil(Task task) => Bounded.Meanwhile(task, () => _clock.Advance(TimeSpan.FromMilliseconds(100)));

    private Tracker TrackerOf(IEventBackend backend, BackgroundOptions? options = null, params IEventProcessor[] processors) => new(
        new Dictionary<string, IEventBackend>
        {
            ["background"] = new BackgroundRoutingBackend(SomeBackends.Only(backend), processors, options),
        },
        timeProvider: _clock,
        logger: _log);

    private sealed class HangingForEver : IEventBackend, IDisposable
    {
        private readonly SemaphoreSlim _entered = new(0);
        private readonly ManualResetEventSlim _released = new();
        private readonly ManualResetEventSlim _returns = new();

        public void AwaitEvent() => _entered.WaitInTime();

        public void AwaitReturn() => _returns.WaitInTime();

        public void Release() => _released.Set();

        public void Send(in EventEnvelope envelope)
        {
            _entered.Release();
            _released.WaitInTime();
            _returns.Set();
        }

        public void Dispose()
        {
        }
    }
}
