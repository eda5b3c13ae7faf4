using EventTracking.Threading;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Threading;

/// <summary>Completion of work on another thread.</summary>
public sealed class CompletionTests
{
    private static readonly Deadline Never = new(Timeout.InfiniteTimeSpan, TimeProvider.System);
    private static readonly Deadline Now = new(TimeSpan.Zero, TimeProvider.System);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Waiting_threads_are_notified(bool isGood)
    {
        var outcome = DedicatedThread.Run("test", () => isGood);

        Assert.Equal(isGood, outcome.SucceedsBy(Never));
        Assert.True(outcome.CompletesBy(Now));
    }

    [Fact]
    public void A_wait_ends_at_its_deadline()
    {
        var outcome = new Completion();

        Assert.False(outcome.CompletesBy(Now));
        Assert.False(outcome.SucceedsBy(new Deadline(TimeSpan.FromMilliseconds(1), TimeProvider.System)));
    }

    [Fact]
    public async Task A_wait_uses_its_own_clock()
    {
        var clock = new WatchedClock();
        var deadline = new Deadline(TimeSpan.FromHours(1), clock);
        var wait = Task.Run(() => new Completion().CompletesBy(deadline), TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromMinutes(59));
        await clock.IsLookedAtAgain();
        Assert.False(wait.IsCompleted);

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await wait);
    }

    [Fact]
    public void A_callback_runs_on_completion_or_immediately_if_completed()
    {
        var outcome = new Completion();
        var told = new List<string>();

        outcome.OnCompleted(isGood => told.Add($"first {isGood}"));
        outcome.OnCompleted(isGood => told.Add($"second {isGood}"));
        Assert.Empty(told);

        outcome.Complete(true);
        outcome.OnCompleted(isGood => told.Add($"third {isGood}"));
        Assert.Equal(["first True", "second True", "third True"], told);
    }

    private sealed class WatchedClock : FakeTimeProvider
    {
        private int _looks;

        public override long GetTimestamp()
        {
            Interlocked.Increment(ref _looks);
            return base.GetTimestamp();
        }

        /// <summary>Completes when the waiting thread has checked the clock twice.</summary>
        public async Task IsLookedAtAgain()
        {
            var seen = Volatile.Read(ref _looks);
            while (Volatile.Read(ref _looks) < seen + 3)
                await Task.Yield();
        }
    }
}
