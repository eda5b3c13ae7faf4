using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Routing;

/// <summary>The leading name filters of a router run once per name, before the event is written.</summary>
public sealed class NameVerdictTests
{
    private static readonly VideoStopped Stopped = new("i4x-edX-DemoX-video", 86.75);

    [Fact]
    public void A_name_filter_runs_once_per_declared_event()
    {
        var filter = new NotingFilter();
        using var tracking = new CollectingTracker(null, filter);

        for (var i = 0; i < 10; i++)
            tracking.Tracker.Emit(in Stopped);
        tracking.Tracker.Emit(new ScriptedEvent(static (ref writer) => writer.WriteRaw("{}"u8)));

        Assert.Equal(["org.edx.video.stop", "test.scripted"], filter.Asked);
        Assert.Equal(11, tracking.Events.Count);
    }

    [Fact]
    public void An_event_dropped_by_name_is_not_written_and_no_clock_is_read()
    {
        using var tracker = new Tracker(processors: [new NameAllowlistProcessor("another.event")], timeProvider: new ThrowingClock());

        tracker.Emit(new ScriptedEvent(static (ref _) => Assert.Fail("It was written.")));
        tracker.Emit("test.event", new ThrowingDictionary());

        Assert.Equal(2, tracker.GetAccount().Filtered);
        Assert.Equal(0, Enum.GetValues<TrackingFailureKind>().Sum(tracker.CountFailures) + tracker.CountLost());
    }

    [Fact]
    public void A_sampled_out_event_is_not_written()
    {
        var written = 0;
        using var tracking = new CollectingTracker(null, new SamplingProcessor(0.25));

        for (var i = 0; i < 1000; i++)
        {
            tracking.Tracker.Emit(new ScriptedEvent((ref writer) =>
            {
                written++;
                writer.WriteRaw("{}"u8);
            }));
        }

        Assert.InRange(written, 100, 500);
        Assert.Equal(written, tracking.Events.Count);
    }

    [Fact]
    public void Sampling_decides_the_same_before_and_after_writing()
    {
        var before = new CollectingBackend();
        var after = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["before"] = new RoutingBackend(SomeBackends.Only(before), [new SamplingProcessor(0.5)]),
            ["after"] = new RoutingBackend(SomeBackends.Only(after), [SomeProcessors.Noting([], ""), new SamplingProcessor(0.5)]),
        });

        for (var i = 0; i < 1000; i++)
            tracker.Emit(in Stopped);

        Assert.InRange(before.Events.Count, 300, 700);
        Assert.Equal(after.Events.Select(static collected => collected.Id), before.Events.Select(static collected => collected.Id));
    }

    [Fact]
    public void A_filter_after_another_processor_runs_in_order()
    {
        var calls = new List<string>();
        var filter = new NotingFilter { Verdict = ProcessingResult.Drop };
        using var tracking = new CollectingTracker(null, SomeProcessors.Noting(calls, "first"), filter);

        tracking.Tracker.Emit(in Stopped);
        tracking.Tracker.Emit(in Stopped);

        Assert.Equal(["first", "first"], calls);
        Assert.Equal(2, filter.Asked.Count);
        Assert.Empty(tracking.Events);
    }

    [Fact]
    public void A_filter_after_a_rename_sees_the_new_name()
    {
        using var tracking = new CollectingTracker(
            null, SomeProcessors.Renaming("test.renamed"), new NameAllowlistProcessor("test.renamed"));

        tracking.Tracker.Emit(in Stopped);

        Assert.Equal("test.renamed", tracking.Event.Name);
    }

    [Fact]
    public void A_processor_registered_later_applies_to_later_events()
    {
        var branch = new RoutingBackend(SomeBackends.Only(new CollectingBackend()), [new NameAllowlistProcessor("org.edx.video.stop")]);
        using var tracker = new Tracker(SomeBackends.Only(branch));

        tracker.Emit(in Stopped);
        branch.RegisterProcessor(new RegexFilterProcessor(FilterType.Blocklist, "org"));
        tracker.Emit(in Stopped);

        Assert.Equal(1, branch.Account.Read("").Filtered);
    }

    [Fact]
    public void A_throwing_filter_runs_for_each_event_and_drops_it()
    {
        var filter = new NotingFilter { Failure = new TimeoutException("the list is gone") };
        using var tracking = new CollectingTracker(null, filter);

        tracking.Tracker.Emit(in Stopped);
        tracking.Tracker.Emit(in Stopped);

        Assert.Empty(tracking.Events);
        Assert.Equal(2, tracking.Tracker.CountLost(DropReason.ProcessorFailed));

        filter.Failure = null;
        tracking.Tracker.Emit(in Stopped);
        Assert.Single(tracking.Events);
    }

    [Fact]
    public void A_filter_that_emits_the_event_it_filters_does_not_loop()
    {
        var filter = new NotingFilter();
        using var tracker = new Tracker(processors: [filter]);
        filter.Before = () => tracker.Emit(in Stopped);

        tracker.Emit(in Stopped);

        Assert.InRange(filter.Asked.Count, 1, 20);
        Assert.True(tracker.CountLost(DropReason.RecursiveEmit) > 0);
    }

    private sealed class NotingFilter : INameFilter
    {
        public List<string> Asked { get; } = [];

        public ProcessingResult Verdict { get; init; } = ProcessingResult.Keep;

        public Exception? Failure { get; set; }

        public Action? Before { get; set; }

        public ProcessingResult Filter(string eventName)
        {
            Asked.Add(eventName);
            Before?.Invoke();
            return Failure is null ? Verdict : throw Failure;
        }
    }

    private sealed class ThrowingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("The clock was read.");
    }

    private sealed class ThrowingDictionary : Dictionary<string, object?>, IReadOnlyDictionary<string, object?>
    {
        IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() =>
            throw new InvalidOperationException("It was read.");
    }
}
