using System.Text.Json;
using EventTracking.Diagnostics;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Diagnostics;

/// <summary>How failures are counted and logged, even if the logger fails.</summary>
public sealed class FailureReportTests
{
    [Fact]
    public void A_failing_logger_loses_only_the_line()
    {
        using var tracker = TrackerWith(static _ => throw new TimeoutException());

        tracker.Emit("test.event");

        Assert.Equal(1, tracker.CountLost(DropReason.BackendFailed));
    }

    [Fact]
    public void A_logger_that_emits_for_each_line_does_not_loop()
    {
        Tracker? tracker = null;
        var lines = 0;
        tracker = TrackerWith(_ =>
        {
            lines++;
            tracker!.Emit("test.logged");
        });

        tracker.Emit("test.event");

        Assert.Equal(1, lines);
        Assert.Equal(2, tracker.CountLost(DropReason.BackendFailed));

        tracker.Dispose();
        lines = 0;
        tracker.Emit("test.event");

        // One for the event, and one for the event that the logger emitted during disposal.
        Assert.Equal(2, lines);
    }

    [Fact]
    public void Failure_of_the_whole_data_is_reported_without_a_field()
    {
        var lines = new List<string>();
        using var tracker = new Tracker(logger: new DelegateLogger<Tracker>(lines.Add));
        using var document = JsonDocument.Parse("{}");
        var data = document.RootElement;
        document.Dispose();

        tracker.Emit("test.event", data);

        Assert.Equal(["The data of the event \"test.event\" could not be read completely; the rest is omitted"], lines);
    }

    [Fact]
    public void The_next_failure_is_logged_again()
    {
        var lines = new List<string>();
        var clock = new FakeTimeProvider();
        using var tracker = new Tracker(
            processors: [SomeProcessors.Throwing(ProcessorFailurePolicy.Continue)],
            timeProvider: clock,
            logger: new DelegateLogger<Tracker>(line =>
            {
                lines.Add(line);
                throw new TimeoutException();
            }));

        tracker.Emit("test.first");
        clock.Advance(TimeSpan.FromSeconds(10));
        tracker.Emit("test.second");

        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public void Every_kind_of_failure_has_its_published_id_and_level()
    {
        using var tracking = new CollectingTracker();
        var reporter = ReporterTo(tracking.Log);

        foreach (var kind in Enum.GetValues<TrackingFailureKind>())
            reporter.Report(new TrackingFailure(kind, "test.event", "source"));

        Assert.Equal(
            [
                (1, LogLevel.Error), (3, LogLevel.Warning), (4, LogLevel.Warning), (16, LogLevel.Warning), (15, LogLevel.Warning),
                (13, LogLevel.Error), (8, LogLevel.Error), (17, LogLevel.Error),
            ],
            tracking.Log.Entries.Select(static entry => (entry.Id, entry.Level)));
        Assert.All(Enum.GetValues<TrackingFailureKind>(), kind => Assert.Equal(1, reporter.Count(kind)));
    }

    [Fact]
    public void Every_drop_reason_has_its_published_id_and_level()
    {
        using var tracking = new CollectingTracker();
        var reporter = ReporterTo(tracking.Log);

        foreach (var reason in Enum.GetValues<DropReason>())
            reporter.Log(new Loss(reason, "test.event", 1, null, null), "source", "account", new LogThrottle());

        Assert.Equal(
            [
                (20, LogLevel.Warning), (5, LogLevel.Error), (10, LogLevel.Error), (1, LogLevel.Error),
                (6, LogLevel.Warning), (6, LogLevel.Warning), (6, LogLevel.Warning), (9, LogLevel.Warning),
                (2, LogLevel.Error), (2, LogLevel.Error), (2, LogLevel.Error), (2, LogLevel.Error), (2, LogLevel.Error),
            ],
            tracking.Log.Entries.Select(static entry => (entry.Id, entry.Level)));
    }

    [Fact]
    public void Trackers_count_failures_separately()
    {
        using var one = TrackerWith(static _ => { });
        using var other = TrackerWith(static _ => { });

        one.Emit("test.event");

        Assert.Equal(1, one.CountLost(DropReason.BackendFailed));
        Assert.Equal(0, other.CountLost(DropReason.BackendFailed));
    }

    private static FailureReporter ReporterTo(CollectingLogger<Tracker> log) =>
        new(new FailureLog(log, TimeProvider.System), TimeProvider.System);

    private static Tracker TrackerWith(Action<string> log) =>
        new(SomeBackends.Only(new DelegateBackend(static (in _) => throw new IOException())), logger: new DelegateLogger<Tracker>(log));
}
