using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EventTracking.Queueing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Queueing;

/// <summary>Threads that add events, the worker that takes them, and threads that wait for it or close the queue, all at once.</summary>
[Trait("Category", "Load")]
public sealed class QueueRaceTests
{
    private const int Threads = 4;

    /// <summary>What the event "e" takes in a queue: two fit into twice as much, and three do not.</summary>
    private const int SmallEvent = 190;
    private static readonly QueueFullPolicy[] Policies =
        [QueueFullPolicy.DropNewest, QueueFullPolicy.DropOldest, QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan)];

    private readonly CheckingBackend _backend = new();

    [Fact]
    public void Each_event_wakes_a_worker_that_is_about_to_sleep()
    {
        // One emitting thread: another one would wake a worker that the first has not. The pauses move each emit a little further along
        // what the worker does between its latest event and its sleep.
        var rounds = LongRun.Choose(20_000, 1_000_000);
        var sent = 0;
        var backend = new DelegateBackend((in _) => Volatile.Write(ref sent, sent + 1));
        using var tracker = TrackerOf(backend, capacity: 1 << 20, QueueFullPolicy.DropNewest);

        for (var round = 1; round <= rounds; round++)
        {
            tracker.Emit("test.event");
            Spin.Until(() => Volatile.Read(ref sent) == round);
            Thread.SpinWait(round % 300);
        }

        Assert.Equal(rounds, tracker.GetAccount("background/only").Delivered);
    }

    [Fact]
    public void A_waiting_emit_is_woken_by_the_event_that_leaves()
    {
        // While the emitting thread waits for the room of the event that is being sent, the worker finishes it and hangs in the next one.
        // No later event and no sleep of the worker can make up for a wake-up that is missing.
        var rounds = LongRun.Choose(2_000, 100_000);
        var (emitted, sent, allowed) = (0, 0, 0);
        var backend = new DelegateBackend((in _) =>
        {
            Spin.Until(() => Volatile.Read(ref allowed) > sent);
            Thread.SpinWait(sent % 300);
            sent++;
        });
        using var tracker = TrackerOf(backend, capacity: 2 * SmallEvent, QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan));
        var router = (BackgroundRoutingBackend)tracker.GetBackend("background");
        tracker.Emit("e");
        tracker.Emit("e");
        Assert.Equal(2, router.Queues["only"].QueuedEvents);

        var emitting = new Thread(() =>
        {
            for (var round = 0; round < rounds; round++)
            {
                // Allows the event that is being sent to leave, and needs its room at the same time.
                Volatile.Write(ref allowed, round + 1);
                tracker.Emit("e");
                Volatile.Write(ref emitted, round + 1);
            }
        });
        emitting.Start();
        emitting.JoinInTime();

        Assert.Equal(rounds, emitted);
        Volatile.Write(ref allowed, int.MaxValue);
        AssertSettled(tracker, offered: rounds + 2, sent: () => sent);
    }

    [Fact]
    public void A_flush_waits_for_the_events_before_it_and_for_no_other()
    {
        using var steps = new SemaphoreSlim(0);
        using var entered = new SemaphoreSlim(0);
        var backend = new DelegateBackend((in _) =>
        {
            entered.Release();
            steps.WaitInTime();
        });
        using var queue = new BackgroundQueue("only", backend, 1 << 20, QueueFullPolicy.DropNewest);
        using var tracker = new Tracker(SomeBackends.Only(queue));
        tracker.Emit("sent");
        tracker.Emit("waits");
        entered.WaitInTime();
        Assert.False(queue.Drain(TimeSpan.Zero));

        var isDrained = false;
        var flush = new Thread(() => isDrained = queue.Drain(Timeout.InfiniteTimeSpan));
        flush.Start();
        Bounded.Until(() => flush.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin));
        tracker.Emit("later");

        // The second event is being sent, so the flush still waits.
        steps.Release();
        entered.WaitInTime();
        Assert.False(queue.Drain(TimeSpan.Zero));
        Assert.True(flush.IsAlive);

        // The later event is being sent, and the worker hangs in it.
        steps.Release();
        entered.WaitInTime();
        flush.JoinInTime();
        Assert.True(isDrained);
        steps.Release(100);
    }

    [Fact]
    public void Each_flush_returns_when_the_worker_has_sent_the_latest_event()
    {
        var rounds = LongRun.Choose(300, 30_000);
        using var tracker = TrackerOf(_backend, capacity: 8 << 20, QueueFullPolicy.DropNewest);
        var router = (BackgroundRoutingBackend)tracker.GetBackend("background");

        // Long enough for a worker that naps after many events.
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < round % 100; i++)
                Emit(tracker, 0);
            Assert.True(Bounded.Run(() => router.Flush(Timeout.InfiniteTimeSpan)));
            Assert.Equal(_backend.Emitted[0], _backend.Latest[0]);
        }
    }

    [Fact]
    public void The_worker_waits_for_the_bytes_of_an_event_whose_space_is_reserved()
    {
        // Copying such an event takes longer than all that the worker does from the moment it sees the reservation.
        const int length = 4 << 20;
        var rounds = LongRun.Choose(30, 3_000);
        var (wrong, expected, large) = (0, ' ', 0);
        BackgroundRoutingBackend? router = null;
        var backend = new DelegateBackend((in envelope) =>
        {
            if (envelope.Name == "small")
                Spin.Until(() => router!.Queues["only"].QueuedEvents == 2);
            else if (++large > 0 && envelope.Json.Count((byte)expected) < length)
                wrong++;
        });
        var limits = new EventLimits { MaxEventBytes = 2 * length };
        router = new BackgroundRoutingBackend(
            SomeBackends.Only(backend), options: new BackgroundOptions { QueueCapacityBytes = 4 * length, Limits = limits });
        using var tracker = new Tracker(SomeBackends.Only(router), options: new TrackerOptions { Limits = limits });

        for (var round = 0; round < rounds; round++)
        {
            expected = (char)('A' + (round % 26));
            var data = new Dictionary<string, object?> { ["text"] = new string(expected, length) };
            tracker.Emit("small");
            tracker.Emit("large", data);
            Assert.True(tracker.FlushInTime());
        }

        Assert.Equal((rounds, 0), (large, wrong));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Threads)]
    public void Dropping_the_oldest_event_while_the_worker_takes_it_neither_loses_nor_repeats_an_event(int threads)
    {
        var events = LongRun.Choose(50_000, 5_000_000);
        const int capacity = 5_000;
        using var tracker = TrackerOf(_backend, capacity, QueueFullPolicy.DropOldest);
        var router = (BackgroundRoutingBackend)tracker.GetBackend("background");
        var mostBytes = 0L;

        OnThreads(threads, thread =>
        {
            for (var i = 0; i < events; i++)
            {
                Emit(tracker, thread);
                if (i % 100 == 0)
                    InterlockedMax(ref mostBytes, router.Queues["only"].QueuedBytes);
            }
        });

        AssertSettled(tracker, offered: threads * events, sent: () => _backend.Sent);
        Assert.InRange(mostBytes, 1, capacity);
        Assert.Equal(events, _backend.Latest.Max());
    }

    [Fact]
    public void A_caller_that_waits_for_room_is_woken_by_each_event_that_leaves()
    {
        var events = LongRun.Choose(5_000, 500_000);
        using var tracker = TrackerOf(_backend, capacity: 600, QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan));

        OnThreads(Threads, thread =>
        {
            for (var i = 0; i < events; i++)
                Emit(tracker, thread);
        });

        AssertSettled(tracker, offered: Threads * events, sent: () => _backend.Sent);
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

            OnThreads(Threads, thread =>
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

    private static void OnThreads(int count, Action<int> work)
    {
        var failures = new Exception?[count];
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() =>
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

    private static void AssertSettled(Tracker tracker, int offered, Func<int> sent)
    {
        tracker.FlushInTime();
        var account = tracker.GetAccount("background/only");
        Assert.True(account.IsBalanced, account.ToString());
        Assert.Equal((offered, 0, sent()), (account.Offered, account.Pending, account.Delivered));
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

    /// <summary>Waits without sleeping, because waking up takes longer than the moments that matter here.</summary>
    private static class Spin
    {
        private const int SpinsBetweenChecks = 10_000;

        public static void Until(Func<bool> condition)
        {
            var start = Stopwatch.GetTimestamp();
            for (var spins = 1; !condition(); spins++)
            {
                Thread.SpinWait(1);
                if (spins % SpinsBetweenChecks != 0)
                    continue;
                if (Stopwatch.GetElapsedTime(start) > Bounded.Limit)
                    throw new TimeoutException("The other thread did not get there in time.");
                Thread.Yield();
            }
        }
    }
}
