using EventTracking.Accounting;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Lifetime;

/// <summary>Concurrent disposals: each caller returns when disposal is complete, except callers that it waits for.</summary>
public sealed class DisposalTests
{
    public static TheoryData<string> Kinds => [.. Owners.Keys];

    /// <summary>Disposals without a timeout of the owners of the stream.</summary>
    private static Dictionary<string, Func<GatedStream, ThreadStart>> Owners { get; } = new()
    {
        ["a tracker"] = static stream => TrackerOf(new JsonLinesBackend(stream)).Dispose,
        ["a router"] = static stream =>
            new RoutingBackend(SomeBackends.Only(new JsonLinesBackend(stream))) { ShutdownTimeout = Timeout.InfiniteTimeSpan }.Dispose,
        ["a router of queues"] = static stream =>
            new BackgroundRoutingBackend(
                SomeBackends.Only(new JsonLinesBackend(stream)))
            {
                ShutdownTimeout = Timeout.InfiniteTimeSpan,
            }.Dispose,
        ["a file"] = static stream =>
        {
            ICompositeBackend file = new JsonLinesBackend(stream);
            return () => file.Shutdown(Timeout.InfiniteTimeSpan);
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_second_disposal_waits_for_the_first(string kind)
    {
        using var stream = new GatedStream();
        var dispose = Owners[kind](stream);
        var first = Start(dispose);
        stream.AwaitDisposal();
        var wasDisposed = false;
        var second = Start(() =>
        {
            dispose();
            wasDisposed = stream.IsDisposed;
        });

        AwaitWaiting(second);
        stream.Open();
        second.JoinInTime();
        first.JoinInTime();

        Assert.True(wasDisposed);
    }

    [Fact]
    public async Task A_second_asynchronous_disposal_waits_for_the_first()
    {
        using var stream = new GatedStream();
        var tracker = TrackerOf(new JsonLinesBackend(stream));
        var first = tracker.DisposeAsync().AsTask();
        stream.AwaitDisposal();

        var second = tracker.DisposeAsync().AsTask();
        Assert.False(second.IsCompleted);
        stream.Open();
        await second.WaitAsync(Bounded.Limit, TestContext.Current.CancellationToken);

        Assert.True(stream.IsDisposed);
        await first.WaitAsync(Bounded.Limit, TestContext.Current.CancellationToken);
        Assert.True(tracker.DisposeAsync().IsCompleted);
    }

    [Fact]
    public void A_second_disposal_waits_no_longer_than_the_shutdown_timeout()
    {
        using var stream = new GatedStream();
        var tracker = new Tracker(
            SomeBackends.Only(new JsonLinesBackend(stream)),
            options: new TrackerOptions { ShutdownTimeout = TimeSpan.FromMilliseconds(100) });
        var first = Start(tracker.Dispose);
        stream.AwaitDisposal();

        Bounded.Run(() =>
        {
            tracker.Dispose();
            return true;
        });
        first.JoinInTime();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_backend_may_dispose_its_tracker_during_its_own_disposal(bool isAsync)
    {
        Tracker? tracker = null;
        var backend = new ActingBackend { OnDispose = () => Dispose(tracker!, isAsync) };
        tracker = TrackerOf(new RoutingBackend(SomeBackends.Only(backend)));

        Start(tracker.Dispose).JoinInTime();

        Assert.Equal(0, tracker.CountFailures(TrackingFailureKind.ShutdownFailed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_backend_may_dispose_its_tracker_on_its_queue_worker(bool isAsync)
    {
        using var sending = new ManualResetEventSlim();
        Tracker? tracker = null;
        var backend = new ActingBackend
        {
            OnSend = () =>
            {
                sending.Set();
                Bounded.Until(() => tracker!.IsDisposed);
                Dispose(tracker!, isAsync);
            },
        };
        tracker = TrackerOf(new BackgroundRoutingBackend(SomeBackends.Only(backend)));
        tracker.Emit("test.event");
        sending.WaitInTime();

        Start(tracker.Dispose).JoinInTime();

        Assert.Equal(1, tracker.GetAccount("only/only").Delivered);
    }

    [Fact]
    public void A_backend_may_dispose_its_tracker_during_an_emit()
    {
        using var sending = new ManualResetEventSlim();
        Tracker? tracker = null;
        var backend = new ActingBackend
        {
            OnSend = () =>
            {
                sending.Set();
                Bounded.Until(() => tracker!.IsDisposed);
                tracker!.Dispose();
            },
        };
        tracker = TrackerOf(backend);
        var emit = Start(() => tracker.Emit("test.event"));
        sending.WaitInTime();

        Start(tracker.Dispose).JoinInTime();
        emit.JoinInTime();

        Assert.Equal(1, tracker.GetAccount("only").Delivered);
    }

    private static Tracker TrackerOf(IEventBackend backend) =>
        new(SomeBackends.Only(backend), options: new TrackerOptions { ShutdownTimeout = Timeout.InfiniteTimeSpan });

    private static void Dispose(Tracker tracker, bool isAsync)
    {
        if (!isAsync)
        {
            tracker.Dispose();
            return;
        }

        var disposal = tracker.DisposeAsync();
        Bounded.Until(() => disposal.IsCompleted);
    }

    private static Thread Start(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>Waits until a thread blocks. Fails if the thread has ended.</summary>
    private static void AwaitWaiting(Thread thread)
    {
        Bounded.Until(() => !thread.IsAlive || thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        Assert.True(thread.IsAlive, "The second disposal did not wait for the first one.");
    }

    private sealed class ActingBackend : IEventBackend, IDisposable
    {
        public Action OnSend { get; init; } = static () => { };

        public Action OnDispose { get; init; } = static () => { };

        public void Send(in EventEnvelope envelope) => OnSend();

        public void Dispose() => OnDispose();
    }

    /// <summary>A stream whose disposal blocks until released.</summary>
    private sealed class GatedStream : MemoryStream
    {
        private readonly ManualResetEventSlim _disposing = new();
        private readonly ManualResetEventSlim _open = new();
        private int _disposed;

        public bool IsDisposed => Volatile.Read(ref _disposed) != 0;

        public void AwaitDisposal() => _disposing.WaitInTime();

        public void Open() => _open.Set();

        protected override void Dispose(bool disposing)
        {
            if (_disposing.IsSet)
                _open.Set();
            _disposing.Set();
            _open.WaitInTime();
            base.Dispose(disposing);
            Volatile.Write(ref _disposed, 1);
        }
    }
}
