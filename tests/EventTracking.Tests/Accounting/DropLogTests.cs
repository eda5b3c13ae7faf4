using EventTracking.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Accounting;

/// <summary>Dropped events are logged at most every ten seconds per backend and reason.</summary>
public sealed class DropLogTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CollectingLogger<Tracker> _log = new();

    [Fact]
    public void The_first_drop_is_logged_immediately_and_later_ones_every_ten_seconds()
    {
        using var tracker = TrackerOf(new ThrowingBackend());

        Emit(tracker, 100);
        Assert.Single(_log.Entries);

        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Emit(tracker, 1);
        Assert.Single(_log.Entries);

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Emit(tracker, 1);
        Assert.Equal(
            [
                "Unable to send the event \"test.event\" to the backend \"0\": backend_failed",
                "100 more events were dropped by \"0\" for the reason backend_failed",
                "Unable to send the event \"test.event\" to the backend \"0\": backend_failed",
            ],
            _log.Entries.Select(static entry => entry.Text));
    }

    [Fact]
    public void Each_backend_and_reason_has_its_own_line()
    {
        using var tracker = TrackerOf(new ThrowingBackend(), new ThrowingBackend());
        tracker.Emit("test.event");
        Assert.Equal(2, _log.Entries.Count);

        tracker.Dispose();
        var before = _log.Entries.Count;
        Emit(tracker, 10);

        Assert.Equal(before + 1, _log.Entries.Count);
        Assert.Equal(10, tracker.GetAccount().Rejected[DropReason.Shutdown]);
    }

    [Fact]
    public void Unlogged_drops_are_logged_on_disposal()
    {
        var tracker = TrackerOf(new ThrowingBackend());
        Emit(tracker, 5);

        tracker.Dispose();

        Assert.Contains(_log.Entries, static entry => entry.Text == "4 more events were dropped by \"0\" for the reason backend_failed");
    }

    [Fact]
    public void A_line_that_counts_other_drops_names_the_backend_but_no_field()
    {
        var router = new RoutingBackend(SomeBackends.Only(new CountingBackend()), limits: new EventLimits { MaxEventBytes = 300 });
        var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["router"] = router }, logger: _log);
        foreach (var field in (string[])["first", "second", "third"])
            tracker.Emit("test.large", new Dictionary<string, object?> { [field] = new string('x', 500) });

        tracker.Dispose();

        Assert.Contains("data.first", _log.Entries[0].Text, StringComparison.Ordinal);
        Assert.Equal("2 more events were dropped by \"router\" for the reason oversize", _log.Entries[1].Text);
    }

    [Fact]
    public void A_line_the_logger_fails_on_does_not_block_others()
    {
        var lines = new List<string>();
        var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["0"] = new ThrowingBackend(), ["1"] = new ThrowingBackend() },
            logger: new DelegateLogger<Tracker>(line =>
            {
                lines.Add(line);
                throw new TimeoutException("the log does not answer");
            }));
        Emit(tracker, 5);

        tracker.Dispose();

        Assert.Contains("4 more events were dropped by \"0\" for the reason backend_failed", lines);
        Assert.Contains("4 more events were dropped by \"1\" for the reason backend_failed", lines);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3650)]
    public void A_clock_jump_does_not_affect_throttling(int days)
    {
        var clock = new WrongClock();
        using var tracker = new Tracker(SomeBackends.Only(new ThrowingBackend()), timeProvider: clock, logger: _log);
        Emit(tracker, 1);

        clock.Now += TimeSpan.FromDays(days);
        Emit(tracker, 1);
        Assert.Single(_log.Entries);

        clock.Pass(TimeSpan.FromSeconds(10));
        Emit(tracker, 1);
        Assert.Equal(3, _log.Entries.Count);
    }

    private static void Emit(Tracker tracker, int events)
    {
        for (var i = 0; i < events; i++)
            tracker.Emit("test.event");
    }

    private Tracker TrackerOf(params IEventBackend[] backends) => new(
        backends.Index().ToDictionary(static entry => $"{entry.Index}", static entry => entry.Item), timeProvider: _clock, logger: _log);
}
