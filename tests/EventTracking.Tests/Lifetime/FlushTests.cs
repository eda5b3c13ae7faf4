using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Queueing;
using EventTracking.Tests.Support;
using EventTracking.Threading;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Lifetime;

/// <summary>A flush succeeds only if nothing was lost since the previous one.</summary>
public sealed class FlushTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();

    public static TheoryData<string> WaysToLose => [.. Losses.Keys];

    private static Dictionary<string, Func<Tracker>> Losses { get; } = new()
    {
        ["a backend that throws"] = static () => Of(new ThrowingOnce()),
        ["a backend in a router in a router"] = static () => Of(Routing(Routing(new ThrowingOnce()))),
        ["a backend of a queue"] = static () => Of(Queueing(new ThrowingOnce())),
        ["a backend of a queue of a router of a queue"] = static () => Of(Queueing(Routing(Queueing(new ThrowingOnce())))),
        ["a file without a block"] = static () => Of(new JsonLinesBackend(new FailingOnceStream(), new JsonLinesOptions { BlockSize = 0 })),
        ["a file of a queue"] = static () =>
            Of(Queueing(new JsonLinesBackend(new FailingOnceStream(), new JsonLinesOptions { BlockSize = 0 }))),
        ["a queue without room"] = static () => Of(Queueing(new CountingBackend(), new BackgroundOptions { QueueCapacityBytes = 400 })),
        ["a limit of the tracker"] = static () =>
            new Tracker(SomeBackends.Only(new CountingBackend()), options: new TrackerOptions { Limits = SmallLimits }),
        ["a limit of a router"] = static () => Of(new RoutingBackend(SomeBackends.Only(new CountingBackend()), limits: SmallLimits)),
        ["a processor that throws"] = static () =>
            new Tracker(SomeBackends.Only(new CountingBackend()), processors: [new ThrowingOnceProcessor()]),
    };

    private static EventLimits SmallLimits => new() { MaxEventBytes = 400 };

    [Theory]
    [MemberData(nameof(WaysToLose))]
    public void A_loss_fails_the_next_flush_once(string loss)
    {
        using var tracker = Losses[loss]();
        tracker.Emit("test.lost", Large);

        var result = tracker.FlushWithResult(Limit);
        tracker.Emit("test.next");
        var next = tracker.FlushWithResult(Limit);

        Assert.False(result.Succeeded, $"{result}");
        Assert.Equal((0, 0, 1), (result.Delivered, result.Pending, result.Dropped));
        Assert.True(next.Succeeded, $"{next}");
        Assert.Equal((1, 0, 0), (next.Delivered, next.Pending, next.Dropped));
    }

    [Theory]
    [MemberData(nameof(WaysToLose))]
    public async Task A_loss_fails_the_next_asynchronous_flush_once(string loss)
    {
        await using var tracker = Losses[loss]();
        tracker.Emit("test.lost", Large);

        Assert.False(await tracker.FlushAsync(Limit, TestContext.Current.CancellationToken));
        Assert.True(await tracker.FlushAsync(Limit, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_full_device_fails_every_flush_after_an_event()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        using var tracker = Of(new JsonLinesBackend("/dev/full", new JsonLinesOptions { BlockSize = 0 }));

        for (var i = 0; i < 10; i++)
        {
            tracker.Emit("test.event");
            Assert.False(tracker.Flush(Limit));
        }
    }

    [Fact]
    public void Flushing_a_single_backend_reports_its_losses()
    {
        var file = new JsonLinesBackend(new FailingOnceStream(), new JsonLinesOptions { BlockSize = 0 });
        var router = Queueing(new ThrowingOnce());
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = file, ["router"] = router });
        tracker.Emit("test.lost");

        Assert.False(file.Flush(Limit));
        Assert.False(router.Flush(Limit));
        Assert.True(file.Flush(Limit));
        Assert.True(router.Flush(Limit));

        // Each flush counts separately: the tracker has not been flushed yet.
        Assert.False(tracker.Flush(Limit));
    }

    [Fact]
    public async Task A_flush_does_not_count_dropped_events_as_delivered()
    {
        using var hanging = new GatedBackend();
        using var tracker = new Tracker(
            SomeBackends.Only(
                Queueing(
                    hanging,
                    new BackgroundOptions { QueueCapacityBytes = 1_000, WhenFull = QueueFullPolicy.DropOldest })), timeProvider: _clock);
        tracker.Emit("test.first");
        hanging.AwaitEvent();
        tracker.Emit("test.second");
        tracker.Emit("test.third");

        var flush = Task.Run(() => tracker.FlushWithResult(TimeSpan.FromSeconds(5)), TestContext.Current.CancellationToken);
        for (var i = 0; i < 200; i++)
            tracker.Emit("test.later");
        await Pass(flush);

        Assert.False((await flush).Succeeded);
        Assert.Equal(0, (await flush).Delivered);
        hanging.Open();
        var next = tracker.FlushWithResult(Limit);
        Assert.True(next.Delivered > 0 && next.Pending == 0, $"{next}");
    }

    [Fact]
    public void A_drain_is_not_completed_by_drops_of_later_events()
    {
        using var hanging = new GatedBackend();
        var queue = new BackgroundQueue("only", hanging, 1_000, QueueFullPolicy.DropOldest);
        using var tracker = new Tracker(SomeBackends.Only(queue), timeProvider: _clock);
        tracker.Emit("test.first");
        hanging.AwaitEvent();
        var isDrained = true;
        var drain = new Thread(() => isDrained = queue.Drain(TimeSpan.FromSeconds(5))) { IsBackground = true };
        drain.Start();
        Bounded.Until(() => !drain.IsAlive || drain.ThreadState.HasFlag(ThreadState.WaitSleepJoin));

        for (var i = 0; i < 200; i++)
            tracker.Emit("test.later");
        _clock.Advance(TimeSpan.FromSeconds(5));
        drain.JoinInTime();
        hanging.Open();

        Assert.False(isDrained);
    }

    [Fact]
    public void A_flush_that_joins_a_shorter_one_keeps_its_own_deadline()
    {
        var backend = new SteppingBackend();
        var life = new BackendLifecycle("only", backend);

        // The first one runs, the second one waits for it, and the third one joins the second.
        var first = life.Flush(backend, In(1), FailureReporter.None);
        backend.AwaitFlush();
        var second = life.Flush(backend, In(2), FailureReporter.None);
        var third = life.Flush(backend, In(60), FailureReporter.None);
        var fourth = life.Flush(backend, In(3), FailureReporter.None);
        backend.Step();
        backend.AwaitFlush();
        backend.Step();

        Assert.All([first, second, third, fourth], static flush => Assert.True(flush.SucceedsBy(new Deadline(Limit, TimeProvider.System))));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)], backend.Timeouts);
    }

    [Fact]
    public async Task A_canceled_flush_leaves_the_loss_to_the_next()
    {
        using var hanging = new GatedBackend();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["hanging"] = Queueing(hanging), ["throwing"] = new ThrowingBackend() });
        tracker.Emit("test.event");
        hanging.AwaitEvent();
        using var cancellation = new CancellationTokenSource();

        var flush = tracker.FlushWithResultAsync(Timeout.InfiniteTimeSpan, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await flush);
        hanging.Open();

        var next = tracker.FlushWithResult(Limit);
        Assert.Equal((false, 1, 0, 1), (next.Succeeded, next.Delivered, next.Pending, next.Dropped));
    }

    [Fact]
    public async Task A_timed_out_flush_leaves_pending_events_to_the_next()
    {
        using var hanging = new GatedBackend();
        using var tracker = new Tracker(SomeBackends.Only(Queueing(hanging)), timeProvider: _clock);
        tracker.Emit("test.event");
        tracker.Emit("test.event");
        hanging.AwaitEvent();

        var flush = Task.Run(() => tracker.FlushWithResult(TimeSpan.FromSeconds(1)), TestContext.Current.CancellationToken);
        await Pass(flush);
        var first = await flush;
        hanging.Open();
        var second = tracker.FlushWithResult(Limit);

        Assert.Equal((false, 0, 2, 0), (first.Succeeded, first.Delivered, first.Pending, first.Dropped));
        Assert.Equal((true, 2, 0, 0), (second.Succeeded, second.Delivered, second.Pending, second.Dropped));
    }

    [Fact]
    public async Task Concurrent_flushes_both_report_a_loss()
    {
        var backend = new SteppingBackend();
        await using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["stepping"] = backend, ["throwing"] = new ThrowingOnce() });
        var first = tracker.FlushAsync(Limit, TestContext.Current.CancellationToken);
        var second = tracker.FlushAsync(Limit, TestContext.Current.CancellationToken);

        tracker.Emit("test.lost");
        backend.Step(4);

        Assert.False(await first);
        Assert.False(await second);
        Assert.True(await tracker.FlushAsync(Limit, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_replaced_backends_losses_count()
    {
        using var gate = new GatedBackend();
        var router = Queueing(new DelegateBackend((in envelope) =>
        {
            gate.Send(in envelope);
            throw new IOException("no");
        }));
        using var tracker = new Tracker(SomeBackends.Only(router));
        tracker.Emit("test.lost");
        gate.AwaitEvent();

        router.RegisterBackend("only", new CountingBackend());
        gate.Open();

        Assert.False(tracker.Flush(Limit));
        Assert.True(tracker.Flush(Limit));
        Assert.Equal(["", "only", "only/only"], tracker.Accounts.Select(static account => account.Path));
    }

    [Fact]
    public void A_backend_that_holds_events_without_flush_support_fails_the_flush()
    {
        var holding = new HoldingBackend();
        using var tracker = new Tracker(SomeBackends.Only(holding));
        tracker.Emit("test.event");

        Assert.False(tracker.Flush(Limit));
        holding.Deliver();
        Assert.True(tracker.Flush(Limit));
    }

    [Fact]
    public void The_result_counts_events_by_outcome()
    {
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend>
            {
                ["a"] = new CountingBackend(),
                ["router"] = new RoutingBackend(
                    new Dictionary<string, IEventBackend> { ["b"] = new CountingBackend(), ["c"] = new ThrowingOnce() }),
            },
            processors: [new NameAllowlistProcessor("test.kept")]);
        tracker.Emit("test.kept");
        tracker.Emit("test.other");

        var result = tracker.FlushWithResult(Limit);

        Assert.Equal("failed: delivered 2, dead-lettered 0, pending 0, dropped 1 (backend_failed 1)", result.ToString());
        Assert.Equal(1, result.DroppedByReason[DropReason.BackendFailed]);
        Assert.Equal("succeeded: delivered 0, dead-lettered 0, pending 0, dropped 0 (none)", tracker.FlushWithResult(Limit).ToString());
        Assert.Equal("failed: delivered 0, dead-lettered 0, pending 0, dropped 0 (none)", default(FlushResult).ToString());
    }

    private static Dictionary<string, object?> Large => new() { ["text"] = new string('x', 1_000) };

    private static Tracker Of(IEventBackend backend) => new(SomeBackends.Only(backend));

    private static RoutingBackend Routing(IEventBackend backend) => new(SomeBackends.Only(backend));

    private static BackgroundRoutingBackend Queueing(IEventBackend backend, BackgroundOptions? options = null) =>
        new(SomeBackends.Only(backend), options: options);

    private Deadline In(double seconds) => new(TimeSpan.FromSeconds(seconds), _clock);

    private async Task Pass(Task task)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !task.IsCompleted; await Task.Yield())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit, "The flush did not end.");
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    private sealed class ThrowingOnce : IEventBackend
    {
        private bool _hasThrown;

        public void Send(in EventEnvelope envelope)
        {
            if (_hasThrown)
                return;

            _hasThrown = true;
            throw new IOException("no");
        }
    }

    private sealed class ThrowingOnceProcessor : IEventProcessor
    {
        private bool _hasThrown;

        public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Drop;

        public ProcessingResult Process(ref EventEnvelope envelope)
        {
            if (_hasThrown)
                return ProcessingResult.Keep;

            _hasThrown = true;
            throw new TimeoutException("no");
        }
    }

    private sealed class FailingOnceStream : MemoryStream
    {
        private bool _hasFailed;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (_hasFailed)
                return;

            _hasFailed = true;
            throw new IOException("no");
        }
    }

    [Fact]
    public async Task A_flush_waits_for_a_backend_that_flushes_asynchronously()
    {
        var backend = new AsyncBackend();
        using var tracker = new Tracker(SomeBackends.Only(backend));

        var flush = tracker.FlushAsync(Limit, TestContext.Current.CancellationToken);
        await backend.Begun.WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.False(flush.IsCompleted);

        backend.Complete(true);
        Assert.True(await flush);
    }

    [Fact]
    public async Task A_backend_that_fails_asynchronously_fails_the_flush()
    {
        var backend = new AsyncBackend();
        using var tracker = new Tracker(SomeBackends.Only(backend));

        backend.Fail(new IOException("the disk is gone"));

        Assert.False(await tracker.FlushAsync(Limit, TestContext.Current.CancellationToken));
        Assert.Equal(1, tracker.CountFailures(TrackingFailureKind.ShutdownFailed));
    }

    [Fact]
    public void A_flush_with_a_synchronization_context_that_is_blocked_ends()
    {
        var backend = new AsyncBackend { Yields = true };
        using var tracker = new Tracker(SomeBackends.Only(backend));
        backend.Complete(true);
        var isFlushed = false;
        var blocked = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new NeverRunningContext());
            isFlushed = tracker.Flush(Limit);
        });

        blocked.Start();
        blocked.JoinInTime();

        Assert.True(isFlushed);
    }

    /// <summary>Never runs what is posted to it, as the context of a thread that is blocked.</summary>
    private sealed class NeverRunningContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    private sealed class AsyncBackend : IFlushableBackend
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<bool> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Yields { get; init; }

        public Task Begun => _begun.Task;

        public void Complete(bool result) => _result.TrySetResult(result);

        public void Fail(Exception exception) => _result.TrySetException(exception);

        public void Send(in EventEnvelope envelope)
        {
        }

        public async ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
        {
            _begun.TrySetResult();
            if (Yields)
                await Task.Yield();
            return await _result.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Each flush waits for a step.</summary>
    private sealed class SteppingBackend : IFlushableBackend
    {
        private readonly SemaphoreSlim _flushes = new(0);
        private readonly SemaphoreSlim _steps = new(0);

        public List<TimeSpan> Timeouts { get; } = [];

        public void AwaitFlush() => Assert.True(_flushes.Wait(Limit), "The backend was not flushed.");

        public void Step(int flushes = 1) => _steps.Release(flushes);

        public void Send(in EventEnvelope envelope)
        {
        }

        public ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
        {
            Timeouts.Add(timeout);
            _flushes.Release();
            return new(_steps.Wait(Limit));
        }
    }
}
