using EventTracking.Line;
using EventTracking.Threading;
using Xunit;

namespace EventTracking.Tests.Threading;

public class BiasedLockTests
{
    private readonly BiasedLock _lock = new();
    private long _entries;

    private static int CurrentThread => EmitThread.Current.Index;

    [Fact]
    public void Repeated_bias_revocation_preserves_mutual_exclusion()
    {
        const int times = 1_000;
        var isOver = false;
        var ofOwner = 0L;
        var owner = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                Enter();
                Volatile.Write(ref ofOwner, ofOwner + 1);
            }
        });
        owner.Start();

        for (var i = 0; i < times; i++)
        {
            // By now the lock is biased to the other thread again.
            var owned = Volatile.Read(ref ofOwner) + BiasedLock.DefaultBiasThreshold + (i % 16);
            Bounded.Until(() => Volatile.Read(ref ofOwner) > owned);
            Enter();
        }

        Volatile.Write(ref isOver, true);
        owner.JoinInTime();
        Assert.Equal(ofOwner + times, _entries);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    public void Competing_threads_enter_one_at_a_time(int count)
    {
        const int times = 50_000;
        OnThreads(count, () => EnterTimes(times));

        Assert.Equal((long)count * times, _entries);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Successive_owners_enter_one_at_a_time(int count)
    {
        const int times = 20_000;
        var entered = new BiasedLock(biasThreshold: 1);
        var entries = 0L;
        OnThreads(count, () =>
        {
            for (var i = 0; i < times; i++)
            {
                using (entered.Enter(CurrentThread))
                {
                    var before = entries;
                    Thread.SpinWait(i % 64);
                    entries = before + 1;
                }
            }
        });

        Assert.Equal((long)count * times, entries);
    }

    [Fact]
    public void An_ended_owner_thread_does_not_block_others()
    {
        var owner = new Thread(() => EnterTimes(2 * BiasedLock.DefaultBiasThreshold));
        owner.Start();
        owner.JoinInTime();

        EnterTimes(2 * BiasedLock.DefaultBiasThreshold);

        Assert.Equal(4 * BiasedLock.DefaultBiasThreshold, _entries);
    }

    [Fact]
    public void An_exception_releases_the_lock()
    {
        for (var i = 0; i < 2 * BiasedLock.DefaultBiasThreshold; i++)
            Assert.Throws<TimeoutException>(Fail);

        var other = new Thread(() => EnterTimes(1));
        other.Start();
        other.JoinInTime();
        Assert.Equal(1, _entries);
    }

    [Fact]
    public void Interrupting_a_waiting_thread_leaves_the_lock_as_it_was()
    {
        var entered = new BiasedLock(biasThreshold: 1);
        var (isInside, mayLeave) = (false, false);
        var owner = new Thread(() =>
        {
            using (entered.Enter(CurrentThread))
            {
                // Biases the lock to this thread.
            }

            using (entered.Enter(CurrentThread))
            {
                Volatile.Write(ref isInside, true);
                Bounded.Until(() => Volatile.Read(ref mayLeave));
                _entries++;
            }
        });
        owner.Start();
        Bounded.Until(() => Volatile.Read(ref isInside));

        var (wasInterrupted, seen) = (false, 0L);
        var interrupted = new Thread(() =>
        {
            Thread.CurrentThread.Interrupt();
            try
            {
                entered.Enter(CurrentThread).Dispose();
            }
            catch (ThreadInterruptedException)
            {
                wasInterrupted = true;
            }

            Volatile.Write(ref mayLeave, true);
            using (entered.Enter(CurrentThread))
                seen = _entries;
        });
        interrupted.Start();
        interrupted.JoinInTime();
        owner.JoinInTime();

        Assert.True(wasInterrupted);
        Assert.Equal(1, seen);
        var last = new Thread(() => entered.Enter(CurrentThread).Dispose()) { IsBackground = true };
        last.Start();
        Assert.True(last.Join(TimeSpan.FromMinutes(1)));
    }

    private static void OnThreads(int count, Action work)
    {
        Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() => work()))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.JoinInTime());
    }

    private void Fail()
    {
        using (_lock.Enter(CurrentThread))
            throw new TimeoutException();
    }

    private void EnterTimes(int times)
    {
        for (var i = 0; i < times; i++)
            Enter();
    }

    // Not atomic: two threads inside at the same time would lose a count.
    private void Enter()
    {
        using (_lock.Enter(CurrentThread))
            _entries++;
    }
}
