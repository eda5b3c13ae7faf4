using System.Collections.Concurrent;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Reliability;

/// <summary>Disposal ends at its deadline for any backend behavior, and every lost event is counted.</summary>
public sealed class ShutdownBoundTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CollectingLogger<Tracker> _log = new();

    [Theory]
    [InlineData(Hang.InFlush)]
    [InlineData(Hang.InDispose)]
    [InlineData(Hang.InBoth)]
    public async Task A_hanging_backend_does_not_block_the_others(Hang hang)
    {
        using var hanging = new HangingBackend(hang);
        var (before, after) = (new CountingBackend(), new CountingBackend());
        var tracker = TrackerOf(before, hanging, after);

        var disposal = tracker.DisposeAsync().AsTask();
        Bounded.Until(() => before.Disposed + after.Disposed == 2);
        hanging.AwaitHang();
        await PassUntil(disposal);

        Assert.Equal((1, 1, 1, 1), (before.Flushed, before.Disposed, after.Flushed, after.Disposed));
        Assert.Equal(1, hanging.Disposals);
        Assert.Equal(1, tracker.CountFailures(TrackingFailureKind.ShutdownFailed));
        Assert.IsType<TimeoutException>(Assert.Single(_log.Entries).Exception);
    }

    [Fact]
    public async Task Disposal_ends_at_its_deadline()
    {
        using var hanging = new HangingBackend(Hang.InFlush);
        var tracker = new Tracker(
            SomeBackends.Only(hanging), timeProvider: _clock, options: new TrackerOptions { ShutdownTimeout = TimeSpan.FromMinutes(1) });

        var disposal = tracker.DisposeAsync().AsTask();
        hanging.AwaitHang();
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(disposal.IsCompleted);

        await PassUntil(disposal);
    }

    [Fact]
    public void Repeated_flushes_of_a_hanging_backend_run_once()
    {
        using var hanging = new HangingBackend(Hang.InFlush);
        var tracker = new Tracker(SomeBackends.Only(hanging));

        for (var i = 0; i < 20; i++)
            Assert.False(tracker.Flush(TimeSpan.Zero));
        hanging.AwaitHang();
        Assert.Equal(1, hanging.Flushes);

        hanging.Release();
        Assert.True(tracker.FlushInTime());
        Assert.InRange(hanging.Flushes, 2, 3);
        tracker.Dispose();
    }

    [Fact]
    public void A_flush_without_pending_events_returns_immediately()
    {
        using var tracker = new Tracker(SomeBackends.Only(new DelegateBackend(static (in _) => { })));

        Assert.True(tracker.Flush(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Flush(TimeSpan.FromSeconds(-2)));
        Assert.Throws<ArgumentOutOfRangeException>(
            static () => new Tracker(options: new TrackerOptions { ShutdownTimeout = TimeSpan.MaxValue }));
    }

    [Fact]
    [Trait("Category", "Load")]
    public void Emits_racing_disposal_are_delivered_or_rejected()
    {
        for (var run = 0; run < LongRun.Choose(200, 10_000); run++)
        {
            var backend = new StrictBackend();
            var tracker = new Tracker(SomeBackends.Only(backend));
            using var started = new CountdownEvent(3);
            var offered = 0L;
            var emitters = Enumerable.Range(0, 3).Select(_ => new Thread(() =>
            {
                var own = 0;
                tracker.Emit("test.event");
                own++;
                started.Signal();
                while (tracker.GetAccount().Rejected.Total == 0)
                {
                    tracker.Emit("test.event");
                    own++;
                }

                Interlocked.Add(ref offered, own);
            })).ToArray();
            Array.ForEach(emitters, static emitter => emitter.Start());
            started.WaitInTime();

            tracker.Dispose();
            tracker.Emit("test.last");
            Array.ForEach(emitters, static emitter => emitter.JoinInTime());

            var account = tracker.GetAccount();
            Assert.Equal(offered + 1, account.Offered);
            Assert.Equal(account.Offered, account.Delivered + account.Rejected[DropReason.Shutdown]);
            Assert.Equal(account.Delivered, backend.Sent);
            Assert.Equal(0, backend.SentAfterTheEnd);
            Assert.Equal(0, tracker.GetAccount("only").Dropped.Total);
        }
    }

    [Fact]
    [Trait("Category", "Load")]
    public void Every_emit_racing_the_disposal_of_a_queue_is_counted()
    {
        for (var run = 0; run < LongRun.Choose(200, 10_000); run++)
        {
            var backend = new StrictBackend();
            var tracker = new Tracker(new Dictionary<string, IEventBackend>
            {
                ["b"] = new BackgroundRoutingBackend(
                    SomeBackends.Only(backend), options: new BackgroundOptions { QueueCapacityBytes = 10_000 }),
            });
            var emitters = Enumerable.Range(0, 3).Select(_ => new Thread(() =>
            {
                do
                    tracker.Emit("test.event");
                while (tracker.GetAccount().Rejected.Total == 0);
            })).ToArray();
            Array.ForEach(emitters, static emitter => emitter.Start());

            tracker.Dispose();
            tracker.Emit("test.last");
            Array.ForEach(emitters, static emitter => emitter.JoinInTime());

            var account = tracker.GetAccount("b/only");
            Assert.True(account.IsBalanced, account.ToString());
            Assert.Equal((0, backend.Sent), (account.Pending, account.Delivered));
            Assert.Equal(tracker.GetAccount().Delivered, account.Offered);
        }
    }

    [Fact]
    public void A_single_threaded_synchronization_context_does_not_deadlock()
    {
        Assert.True(Bounded.Run(static () =>
        {
            SynchronizationContext.SetSynchronizationContext(new SingleThread());
            for (var run = 0; run < 1_000; run++)
            {
                var tracker = new Tracker(SomeBackends.Only(new CountingBackend()));
                tracker.Emit("test.event");
                Assert.True(tracker.Flush(Timeout.InfiniteTimeSpan));
                Assert.True(Blocking(tracker.FlushAsync(CancellationToken.None).AsTask()));
                Blocking(DisposeOf(tracker));
                tracker.Dispose();
            }

            return true;
        }));

        static async Task<bool> DisposeOf(Tracker tracker)
        {
            await tracker.DisposeAsync().ConfigureAwait(false);
            return true;
        }
    }

    [Fact]
    public void A_backend_may_dispose_its_own_tracker()
    {
        Tracker? tracker = null;
        var backend = new DelegateBackend((in _) => tracker!.Dispose());
        tracker = new Tracker(SomeBackends.Only(backend), timeProvider: _clock);

        // The fake clock does not advance: disposal does not wait for the emit that called it.
        tracker.Emit("test.event");

        // The event was still being sent when the disposal returned.
        Assert.Equal([new(DropReason.Shutdown, 1)], tracker.GetAccount("only").Dropped);
    }

    [Fact]
    public async Task A_hanging_emit_does_not_use_up_the_shutdown_time_of_the_backends()
    {
        using var hanging = new GatedBackend();
        var held = new CountingBackend();

        // The clock runs ahead of the threads that flush and dispose, so it must have far to go.
        var tracker = TrackerOf(TimeSpan.FromHours(10), hanging, held);
        var emit = Task.Factory.StartNew(
            () => tracker.Emit("test.event"), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        hanging.AwaitEvent();

        await PassUntil(tracker.DisposeAsync().AsTask());
        await emit;

        Assert.Equal((1, 1), (held.Flushed, held.Disposed));
        Assert.All(tracker.Accounts, static account => Assert.True(account.IsBalanced, account.ToString()));
        Assert.Equal(1, tracker.GetAccount("0").Delivered);
    }

    [Fact]
    public void A_backend_failure_after_disposal_counts_as_a_shutdown_drop()
    {
        var router = new RoutingBackend(SomeBackends.Only(new StrictBackend()));
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["router"] = router });

        router.Dispose();
        tracker.Emit("test.event");

        Assert.Equal([new(DropReason.Shutdown, 1)], tracker.GetAccount("router/only").Dropped);
    }

    private static T Blocking<T>(Task<T> task)
    {
#pragma warning disable xUnit1031 // That blocking ends is what is tested.
        return task.Result;
#pragma warning restore xUnit1031
    }

    private Task PassUntil(Task task) => Bounded.Meanwhile(task, () => _clock.Advance(TimeSpan.FromMilliseconds(100)));

    private Tracker TrackerOf(params IEventBackend[] backends) => TrackerOf(new TrackerOptions().ShutdownTimeout, backends);

    private Tracker TrackerOf(TimeSpan shutdownTimeout, params IEventBackend[] backends) => new(
        backends.Index().ToDictionary(static entry => $"{entry.Index}", static entry => entry.Item),
        timeProvider: _clock,
        logger: _log,
        options: new TrackerOptions { ShutdownTimeout = shutdownTimeout });

    public enum Hang
    {
        InFlush,
        InDispose,
        InBoth,
    }

    private sealed class HangingBackend(Hang hang) : IFlushableBackend, IDisposable
    {
        private readonly ManualResetEventSlim _released = new();
        private readonly ManualResetEventSlim _hangs = new();
        private int _flushes;
        private int _disposals;

        public int Flushes => Volatile.Read(ref _flushes);

        public int Disposals => Volatile.Read(ref _disposals);

        public void AwaitHang() => _hangs.WaitInTime();

        public void Release() => _released.Set();

        public void Send(in EventEnvelope envelope)
        {
        }

        public ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _flushes);
            if (hang is not Hang.InDispose)
                Wait();
            return new(true);
        }

        public void Dispose()
        {
            // The second call comes from the test itself.
            if (Interlocked.Increment(ref _disposals) == 2)
                _released.Set();
            else if (hang is not Hang.InFlush)
                Wait();
        }

        private void Wait()
        {
            _hangs.Set();
            _released.WaitInTime();
        }
    }

    /// <summary>Counts and rejects events after its disposal.</summary>
    private sealed class StrictBackend : IEventBackend, IDisposable
    {
        private int _sent;
        private int _sentAfterTheEnd;
        private volatile bool _isDisposed;

        public int Sent => Volatile.Read(ref _sent);

        public int SentAfterTheEnd => Volatile.Read(ref _sentAfterTheEnd);

        public void Send(in EventEnvelope envelope)
        {
            if (_isDisposed)
            {
                Interlocked.Increment(ref _sentAfterTheEnd);
                throw new ObjectDisposedException(nameof(StrictBackend));
            }

            Interlocked.Increment(ref _sent);
        }

        public void Dispose() => _isDisposed = true;
    }

    /// <summary>A context whose only thread is busy: posted callbacks never run.</summary>
    private sealed class SingleThread : SynchronizationContext
    {
        private readonly ConcurrentQueue<SendOrPostCallback> _posted = new();

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue(d);

        public override void Send(SendOrPostCallback d, object? state) => throw new InvalidOperationException("The thread is busy.");
    }
}
