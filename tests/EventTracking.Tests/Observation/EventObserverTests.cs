using System.Text;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Observation;

/// <summary>An observer sees each event and each step of its way.</summary>
public sealed class EventObserverTests
{
    private static readonly VideoStopped Stopped = new("v", 3.5);

    private readonly CollectingObserver _observer = new();

    [Fact]
    public void The_line_of_an_observed_event_is_the_delivered_one()
    {
        using var tracking = new CollectingTracker();
        using var observation = tracking.Tracker.Observe(_observer);

        using (tracking.Tracker.Context("session", new EventContext { ["user_id"] = 5 }))
            tracking.Tracker.Emit(in Stopped);

        var observed = Assert.Single(_observer.Events);
        Assert.Equal(tracking.Event.Json, observed.Json);
        Assert.Same(VideoStopped.Descriptor, observed.Descriptor);
        Assert.Equal(["Delivered collected"], observed.Way);
    }

    [Fact]
    public void An_event_has_the_same_line_and_accounts_with_and_without_an_observer()
    {
        using var alone = new CollectingTracker(null, new SamplingProcessor(1), SomeProcessors.Renaming("renamed"));
        using var watched = new CollectingTracker(null, new SamplingProcessor(1), SomeProcessors.Renaming("renamed"));
        using var observation = watched.Tracker.Observe(_observer);

        foreach (var tracker in new[] { alone.Tracker, watched.Tracker })
        {
            tracker.Emit(in Stopped);
            tracker.Emit("untyped", new Dictionary<string, object?> { ["a"] = 1 });
            tracker.Emit(
                in Stopped, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new Guid("4f0c5f52-0f3c-4f8e-8c86-bb5f1dd4a6a8"));
        }

        Assert.Equal(alone.Events.Select(static line => line.Json), watched.Events.Select(static line => line.Json));
        Assert.Equal(alone.Events[^1].Id, watched.Events[^1].Id);
        Assert.Equal(
            alone.Tracker.Accounts.Select(static account => account.ToString()),
            watched.Tracker.Accounts.Select(static account => account.ToString()));
    }

    [Fact]
    public void Each_processor_is_a_step_and_a_rewrite_has_the_line_after_it()
    {
        using var tracking = new CollectingTracker(
            null,
            new NameAllowlistProcessor("org.edx.video.stop"),
            SomeProcessors.Renaming("renamed"),
            SomeProcessors.Throwing(ProcessorFailurePolicy.Continue));
        using var observation = tracking.Tracker.Observe(_observer);

        tracking.Tracker.Emit(in Stopped);

        var observed = Assert.Single(_observer.Events);
        Assert.Equal(
            ["Kept NameAllowlistProcessor", "Rewritten DelegateProcessor", "Failed DelegateProcessor", "Delivered collected"],
            observed.Way);
        Assert.Contains("\"name\":\"org.edx.video.stop\"", observed.Json, StringComparison.Ordinal);
        Assert.Equal(tracking.Event.Json, Encoding.UTF8.GetString(observed.Steps[1].Json.Span));
        Assert.Equal("TimeoutException: the lookup timed out", observed.Steps[2].Detail);
    }

    [Fact]
    public void An_event_dropped_by_its_name_shows_which_filter_dropped_it_and_is_not_written()
    {
        using var tracking = new CollectingTracker(
            null, new RegexFilterProcessor(FilterType.Blocklist, ["^never$"]), new SamplingProcessor(1),
            new NameAllowlistProcessor("other"));
        using var observation = tracking.Tracker.Observe(_observer);

        tracking.Tracker.Emit(new ScriptedEvent(static (ref _) => Assert.Fail("It was written.")));

        var observed = Assert.Single(_observer.Events);
        Assert.False(observed.IsWritten);
        Assert.Equal("test.scripted", observed.Name);
        Assert.Equal(["Filtered NameAllowlistProcessor"], observed.Way);
        Assert.Equal(1, tracking.Tracker.GetAccount().Filtered);
    }

    [Fact]
    public void An_event_dropped_by_a_processor_that_reads_it_has_its_line()
    {
        using var tracking = new CollectingTracker(null, SomeProcessors.Dropping());
        using var observation = tracking.Tracker.Observe(_observer);

        tracking.Tracker.Emit(in Stopped);

        var observed = Assert.Single(_observer.Events);
        Assert.True(observed.IsWritten);
        Assert.Equal(["Filtered DelegateProcessor"], observed.Way);
    }

    [Fact]
    public void Branches_and_their_backends_have_paths()
    {
        var branch = new RoutingBackend(
            new Dictionary<string, IEventBackend> { ["broken"] = new ThrowingBackend(), ["fine"] = new CountingBackend() },
            [SomeProcessors.Renaming("renamed")]);
        var empty = new RoutingBackend();
        var filtered = new RoutingBackend(SomeBackends.Only(new CountingBackend()), [new NameAllowlistProcessor("other")]);
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["a"] = branch, ["b"] = empty, ["c"] = filtered });
        using var observation = tracker.Observe(_observer);

        tracker.Emit(in Stopped);

        var observed = Assert.Single(_observer.Events);
        Assert.Equal(
            [
                "Rewritten a DelegateProcessor", "Dropped BackendFailed a/broken", "Delivered a/fine", "Filtered b",
                "Filtered c NameAllowlistProcessor",
            ],
            observed.Way);
        Assert.Equal("IOException: the disk is gone", observed.Steps[1].Detail);
    }

    [Theory]
    [InlineData(1_000_000, "Queued only/only")]
    [InlineData(1, "Dropped QueueFull only/only")]
    public void An_event_is_queued_or_the_queue_has_no_room_for_it(int capacity, string way)
    {
        var options = new BackgroundOptions { QueueCapacityBytes = capacity };
        using var tracker = new Tracker(
            SomeBackends.Only(new BackgroundRoutingBackend(SomeBackends.Only(new CountingBackend()), options: options)));
        using var observation = tracker.Observe(_observer);

        tracker.Emit(in Stopped);

        Assert.Equal([way], Assert.Single(_observer.Events).Way);
    }

    [Fact]
    public void A_rejected_event_has_its_reason_and_limit()
    {
        using var tracker = new Tracker(
            SomeBackends.Only(new CountingBackend()), options: new TrackerOptions { Limits = new EventLimits { MaxEventBytes = 200 } });
        using var observation = tracker.Observe(_observer);

        tracker.Emit(new VideoStopped(new string('v', 5_000), 1));
        tracker.Dispose();
        tracker.Emit(in Stopped);

        Assert.Equal(["Dropped Oversize", "Dropped Shutdown"], _observer.Events.SelectMany(static observed => observed.Way));
        Assert.Contains("200", _observer.Events[0].Steps[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_processor_that_fails_closed_is_named_with_its_exception()
    {
        using var tracking = new CollectingTracker(null, SomeProcessors.Throwing(ProcessorFailurePolicy.Drop));
        using var observation = tracking.Tracker.Observe(_observer);

        tracking.Tracker.Emit(in Stopped);

        var step = Assert.Single(Assert.Single(_observer.Events).Steps);
        Assert.Equal((EventStepKind.Dropped, DropReason.ProcessorFailed, "DelegateProcessor"), (step.Kind, step.Reason, step.Processor));
        Assert.Equal("TimeoutException: the lookup timed out", step.Detail);
    }

    [Fact]
    public void An_event_that_a_processor_emits_has_a_way_of_its_own()
    {
        Tracker? tracker = null;
        var emitting = new DelegateProcessor((ref envelope) =>
        {
            if (envelope.Name == "outer")
                tracker!.Emit("inner");
            return ProcessingResult.Keep;
        });
        tracker = new Tracker(SomeBackends.Only(new CountingBackend()), processors: [emitting]);
        using var observation = tracker.Observe(_observer);

        tracker.Emit("outer");
        tracker.Dispose();

        Assert.Equal(["inner", "outer"], _observer.Events.Select(static observed => observed.Name));
        Assert.All(_observer.Events, static observed => Assert.Equal(["Kept DelegateProcessor", "Delivered only"], observed.Way));
    }

    [Fact]
    public void An_event_of_another_tracker_that_is_emitted_on_the_way_is_not_observed()
    {
        using var other = new Tracker(SomeBackends.Only(new CountingBackend()));
        using var tracker = new Tracker(SomeBackends.Only(new DelegateBackend((in _) => other.Emit("other"))));
        using var observation = tracker.Observe(_observer);

        tracker.Emit(in Stopped);

        Assert.Equal(["Delivered only"], Assert.Single(_observer.Events).Way);
    }

    [Fact]
    public void An_observer_that_throws_costs_no_event_and_other_observers_still_see_it()
    {
        using var tracking = new CollectingTracker();
        using var throwing = tracking.Tracker.Observe(new ThrowingObserver());
        using var observation = tracking.Tracker.Observe(_observer);

        tracking.Tracker.Emit(in Stopped);

        Assert.Single(tracking.Events);
        Assert.Single(_observer.Events);
        Assert.Equal(1, tracking.Failures(TrackingFailureKind.ObserverFailed));
        Assert.Contains("ThrowingObserver", Assert.Single(tracking.Log.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_that_an_observer_emits_are_delivered_but_not_observed()
    {
        using var tracking = new CollectingTracker();
        var emitting = new EmittingObserver(tracking.Tracker);
        using var observation = tracking.Tracker.Observe(emitting);

        tracking.Tracker.Emit(in Stopped);

        Assert.Equal(1, emitting.Calls);
        Assert.Equal(["org.edx.video.stop", "observed"], tracking.Events.Select(static line => line.Name));
    }

    [Fact]
    public void A_disposed_observation_sees_nothing_and_emits_allocate_nothing_again()
    {
        using var tracker = new Tracker(SomeBackends.Only(new CountingBackend()));
        var first = tracker.Observe(_observer);
        var second = tracker.Observe(_observer);
        tracker.Emit(in Stopped);
        first.Dispose();
        first.Dispose();
        tracker.Emit(in Stopped);
        second.Dispose();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            tracker.Emit(in Stopped);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(3, _observer.Events.Count);
    }

    private sealed class ThrowingObserver : IEventObserver
    {
        public void OnEvent(in EventObservation observation) => throw new InvalidOperationException("cannot look");
    }

    private sealed class EmittingObserver(Tracker tracker) : IEventObserver
    {
        public int Calls { get; private set; }

        public void OnEvent(in EventObservation observation)
        {
            Calls++;
            tracker.Emit("observed");
        }
    }
}
