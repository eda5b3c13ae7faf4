using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Reliability;

/// <summary>A clock that jumps, stops or runs backwards loses no event and does not affect queues.</summary>
public sealed class WrongClockTests
{
    private readonly WrongClock _clock = new();

    [Theory]
    [InlineData(-1)]
    [InlineData(3653)]
    [InlineData(0)]
    public void Events_arrive_once_and_in_order_with_the_clocks_time(int days)
    {
        var collected = new CollectingBackend();
        var start = _clock.Now;
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["background"] = new BackgroundRoutingBackend(SomeBackends.Only(collected)) },
            timeProvider: _clock);

        for (var i = 0; i < 1_000; i++)
        {
            if (i == 500)
                _clock.Now += TimeSpan.FromDays(days);
            if (i > 500)
                _clock.Now -= TimeSpan.FromMilliseconds(1);
            tracker.Emit($"e{i}");
        }

        Assert.True(tracker.FlushInTime());
        Assert.Equal(Enumerable.Range(0, 1_000).Select(static i => $"e{i}"), collected.Events.Select(static e => e.Name));
        Assert.Equal(1_000, collected.Events.Select(static e => e.Id).Distinct().Count());
        Assert.Equal(start, collected.Events[0].Timestamp);
        Assert.Equal(start.AddDays(days), collected.Events[500].Timestamp);
        Assert.Equal(start.AddDays(days).AddMilliseconds(-499), collected.Events[^1].Timestamp);
        var account = tracker.GetAccount("background/only");
        Assert.Equal((1_000, 1_000, 0), (account.Offered, account.Delivered, account.Dropped.Total));
    }

    [Fact]
    public void The_age_of_pending_events_ignores_clock_changes()
    {
        using var hanging = new GatedBackend();
        var router = new BackgroundRoutingBackend(SomeBackends.Only(hanging));
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["background"] = router }, timeProvider: _clock);
        tracker.Emit("test.event");
        hanging.AwaitEvent();

        _clock.Now += TimeSpan.FromDays(3653);
        _clock.Pass(TimeSpan.FromSeconds(3));
        var ahead = router.Queues["only"].OldestAge;
        _clock.Now -= TimeSpan.FromDays(7000);
        var behind = router.Queues["only"].OldestAge;

        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)), (ahead, behind));
        hanging.Open();
    }
}
