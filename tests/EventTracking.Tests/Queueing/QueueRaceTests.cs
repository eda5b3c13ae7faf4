using System.Globalization;
using System.Text.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Queueing;

/// <summary>Threads that add events, the worker that takes them, and threads that wait for it or close the queue, all at once.</summary>
[Trait("Category", "Load")]
public sealed class QueueRaceTests
{
    private const int Threads = 4;
    private static readonly QueueFullPolicy[] Policies =
        [QueueFullPolicy.DropNewest, QueueFullPolicy.DropOldest, QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan)];

    private readonly CheckingBackend _backend = new();

    [Fact]
    public void Each_event_wakes_a_worker_that_is_about_to_sleep()
    {
        var rounds = LongRun.Choose(10_000, 1_000_000);
        using var arrived = new SemaphoreSlim(0);
        using var tracker = TrackerOf(new DelegateBackend((in _) => arrived.Release()), capacity: 1 << 20, QueueFullPolicy.DropNewest);

        // Each waits for as many arrivals as it has emitted, so all wait for ever if one arrival is missing.
        OnThreads(_ =>
        {
            for (var round = 0; round < rounds; round++)
            {
                tracker.Emit("test.event");
                arrived.WaitInTime();
            }
        });

        Assert.Equal(Threads * rounds, tracker.GetAccount("background/only").Delivered);
    }

    [Fact]
    public void Each_flush_returns_when_the_worker_has_sent_the_latest_event()
    {
        var rounds = LongRun.Choose(300, 30_000);
        using var tracker = TrackerOf(_backend, capacity: 8 << 20, QueueFullPolicy.DropNewest);
        var router = (BackgroundRoutingBackend)tracker.GetBackend("background");

        // Long enough for a worker that sleeps for a moment after many events.
        OnThreads(thread =>
        {
            for (var round = 0; round < rounds; round++)
            {
                for (var i = 0; i < round % 100; i++)
                    Emit(tracker, thread);
                Assert.True(Bounded.Run(() => router.Flush(Timeout.InfiniteTimeSpan)));
                Assert.Equal(_backend.Emitted[thread], _backend.Latest[thread]);
            }
        });
    }

    [Fact]
    public void Dropping_the_oldest_event_while_the_worker_takes_it_neither_loses_nor_repeats_an_event()
    {
        var events = LongRun.Choose(50_000, 5_000_000);
        const int capacity = 5_000;
        using var tracker = TrackerOf(_backend, capacity, QueueFullPolicy.DropOldest);
        var router = (BackgroundRoutingBackend)tracker.GetBackend("background");
        var mostBytes = 0L;

        OnThreads(thread =>
        {
            for (var i = 0; i < events; i++)
            {
                Emit(tracker, thread);
                if (i % 100 == 0)
                    InterlockedMax(ref mostBytes, router.Queues["only"].QueuedBytes);
            }
        });

        AssertSettled(tracker, offered: Threads * events);
        Assert.InRange(mostBytes, 1, capacity);
        Assert.Equal(events, _backend.Latest.Max());
    }

    [Fact]
    public void A_caller_that_waits_for_room_is_woken_by_each_event_that_leaves()
    {
        var events = LongRun.Choose(5_000, 500_000);
        using var tracker = TrackerOf(_backend, capacity: 600, QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan));

        OnThreads(thread =>
        {
            for (var i = 0; i < events; i++)
                Emit(tracker, thread);
        });

        AssertSettled(tracker, offered: Threads * events);
        Assert.Equal(Threads * events, _backend.Sent);
    }

    [Fact]
    public void A_disposal_at_any_moment_leaves_every_event_in_the_account()
    {
        var rounds = LongRun.Choose(100, 10_000);
        for (var round = 0; round < rounds; round++)
        {
            var backend = new CheckingBackend();
            var tracker = TrackerOf(backend, capacity: 2_000, Policies[round % Policies.Length]);
            var router = (BackgroundRoutingBackend)tracker.GetBackend("background");
            using var start = new Barrier(Threads + 2);
            var others = Task.WhenAll(
                Start(() => router.Flush(Timeout.InfiniteTimeSpan)),
                Start(() =>
                {
                    Bounded.Until(() => backend.Sent > round % 50 || backend.Emitted.Sum() == Threads * 200);
                    router.Dispose();
                }));

            OnThreads(thread =>
            {
                start.SignalAndWaitInTime();
                for (var i = 0; i < 200; i++)
                    Emit(tracker, thread, backend);
            });

            Bounded.Run(() => others.Wait(Timeout.Infinite));
            Bounded.Until(() => router.Queues["only"] is { QueuedEvents: 0, QueuedBytes: 0 });
            var account = tracker.GetAccount("background/only");
            Assert.True(account.IsBalanced, account.ToString());
            Assert.Equal((Threads * 200, 0), (account.Offered, account.Pending));

            // The event that the worker was sending may still have arrived.
            Assert.InRange(backend.Sent, account.Delivered, account.Delivered + 1);
            tracker.Dispose();

            Task Start(Action work) => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWaitInTime();
                    work();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        }
    }

    private static Tracker TrackerOf(IEventBackend backend, int capacity, QueueFullPolicy whenFull)
    {
        var options = new BackgroundOptions { QueueCapacityBytes = capacity, WhenFull = whenFull };
        return new Tracker(new Dictionary<string, IEventBackend>
        {
            ["background"] = new BackgroundRoutingBackend(SomeBackends.Only(backend), options: options),
        });
    }

    private static void OnThreads(Action<int> work)
    {
        var failures = new Exception?[Threads];
        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            try
            {
                work(i);
            }
            catch (Exception exception)
            {
                failures[i] = exception;
            }
        })).ToArray();
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.JoinInTime());
        Assert.All(failures, Assert.Null);
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (var seen = Volatile.Read(ref target); seen < value;)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    private void Emit(Tracker tracker, int thread) => Emit(tracker, thread, _backend);

    private static void Emit(Tracker tracker, int thread, CheckingBackend backend) =>
        tracker.Emit(new VideoStopped($"{thread}", ++backend.Emitted[thread]));

    private void AssertSettled(Tracker tracker, int offered)
    {
        tracker.FlushInTime();
        var account = tracker.GetAccount("background/only");
        Assert.True(account.IsBalanced, account.ToString());
        Assert.Equal((offered, 0, _backend.Sent), (account.Offered, account.Pending, account.Delivered));
        Assert.Equal(offered, account.Delivered + account.Dropped[DropReason.QueueFull]);
        var queue = ((BackgroundRoutingBackend)tracker.GetBackend("background")).Queues["only"];
        Assert.Equal((0, 0), (queue.QueuedEvents, queue.QueuedBytes));
    }

    /// <summary>Checks that the events of each thread arrive in order, and counts them.</summary>
    private sealed class CheckingBackend : IEventBackend
    {
        /// <summary>Gets how many events each thread has emitted.</summary>
        public int[] Emitted { get; } = new int[Threads];

        /// <summary>Gets the number of the latest event of each thread that has arrived.</summary>
        public int[] Latest { get; } = new int[Threads];

        public int Sent { get; private set; }

        public void Send(in EventEnvelope envelope)
        {
            var (thread, number) = Read(envelope.DataJson);
            if (number <= Latest[thread])
                throw new InvalidDataException($"Event {number} of thread {thread} arrived after {Latest[thread]}.");

            Latest[thread] = number;
            Sent++;
        }

        private static (int Thread, int Number) Read(ReadOnlySpan<byte> data)
        {
            var reader = new Utf8JsonReader(data);
            ReadTo(ref reader, JsonTokenType.String);
            var thread = int.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
            ReadTo(ref reader, JsonTokenType.Number);
            return (thread, (int)reader.GetDouble());
        }

        private static void ReadTo(ref Utf8JsonReader reader, JsonTokenType type)
        {
            while (reader.TokenType != type)
                Assert.True(reader.Read());
        }
    }
}
