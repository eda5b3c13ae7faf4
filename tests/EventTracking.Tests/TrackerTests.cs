using System.Text.Json;
using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests;

public sealed class TrackerTests
{
    [Fact]
    public void A_typed_event_becomes_one_line()
    {
        using var tracking = new CollectingTracker();

        using (tracking.Tracker.Context("session", new EventContext { ["user_id"] = 10938, ["host"] = "courses.example.org" }))
            tracking.Tracker.Emit(new VideoStopped("i4x-edX-DemoX-video", 86.75));

        Assert.Equal(
            """{"name":"org.edx.video.stop","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"video_id":"i4x-edX-DemoX-video","current_time":86.75},"context":{"user_id":10938,"host":"courses.example.org"}}""",
            tracking.Event.Json);
        Assert.Same(VideoStopped.Descriptor, tracking.Event.Descriptor);
    }

    [Fact]
    public void An_untyped_event_becomes_one_line()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("edx.bi.click", new Dictionary<string, object?> { ["times"] = 2 });

        Assert.Equal(
            """{"name":"edx.bi.click","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"times":2},"context":{}}""",
            tracking.Event.Json);
        Assert.Null(tracking.Event.Descriptor);
    }

    [Fact]
    public void A_line_contains_name_timestamp_data_and_context_in_that_order()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("edx.bi.click");

        Assert.Equal(
            ["name", "timestamp", "data", "context"],
            SomeJson.Of(tracking.Event.Json).EnumerateObject().Select(static member => member.Name));
    }

    [Fact]
    public void All_parts_of_a_tracker_are_optional()
    {
        using var tracker = new Tracker();

        tracker.Emit();
        tracker.Emit(data: null, name: null);

        Assert.Empty(tracker.Backends);
        Assert.Empty(tracker.Processors);
        Assert.Equal("{}", JsonSerializer.Serialize(tracker.ResolveContext()));
    }

    [Fact]
    public void An_empty_locator_is_used()
    {
        var locator = new SharedContextLocator();
        using var tracking = new CollectingTracker(locator);

        tracking.Tracker.EnterContext("host", new EventContext { ["host"] = "a" });

        Assert.Equal(["host"], locator.Current.Names);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_event_without_a_name_is_named_unknown(string? name)
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit(name);

        Assert.Equal("unknown", tracking.Event.Name);
    }

    [Fact]
    public void An_event_without_data_has_an_empty_object()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("edx.bi.click");
        tracking.Tracker.Emit("edx.bi.click", new Dictionary<string, object?>());
        tracking.Tracker.Emit("edx.bi.click", default(JsonElement));

        Assert.All(tracking.Events, static collected => Assert.Equal("{}", collected.Data.GetRawText()));
    }

    [Theory]
    [InlineData("""["a",1]""")]
    [InlineData("\"text\"")]
    [InlineData("1.50")]
    [InlineData("null")]
    public void Data_can_be_any_JSON_value(string json)
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("edx.bi.click", SomeJson.Of(json));

        Assert.Equal(json, tracking.Data);
    }

    [Fact]
    public void The_timestamp_is_the_clocks_time_in_microseconds()
    {
        using var tracking = new CollectingTracker();

        tracking.Clock.SetUtcNow(CollectingTracker.Now.AddTicks(9));
        tracking.Tracker.Emit("edx.bi.click");

        Assert.Equal(CollectingTracker.Now, tracking.Event.Timestamp);
        Assert.Contains("\"2026-11-23T19:29:34.718308+00:00\"", tracking.Event.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_context_is_captured_on_emit()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.EnterContext("page", new EventContext { ["page"] = 1 });
        tracking.Tracker.Emit("edx.bi.click");
        tracking.Tracker.EnterContext("page", new EventContext { ["page"] = 2 });
        tracking.Tracker.Emit("edx.bi.click");

        Assert.Equal(["""{"page":1}""", """{"page":2}"""], tracking.Events.Select(static collected => collected.Context.GetRawText()));
    }

    [Fact]
    public void Processors_and_backends_run_on_the_calling_thread_before_emit_returns()
    {
        var threads = new List<int>();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend>
            {
                ["thread"] = new DelegateBackend((in _) => threads.Add(Environment.CurrentManagedThreadId)),
            },
            processors:
            [
                new DelegateProcessor((ref _) =>
                {
                    threads.Add(Environment.CurrentManagedThreadId);
                    return ProcessingResult.Keep;
                }),
            ]);

        tracker.Emit("edx.bi.click");

        Assert.Equal([Environment.CurrentManagedThreadId, Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void Changes_after_the_emit_do_not_affect_the_event()
    {
        using var tracking = new CollectingTracker();
        var items = new List<int> { 1 };
        var data = new Dictionary<string, object?> { ["items"] = items };

        tracking.Tracker.Emit("edx.bi.click", data);
        items.Add(2);
        data["more"] = true;

        Assert.Equal("""{"items":[1]}""", tracking.Data);
    }

    [Fact]
    public void Emit_never_throws()
    {
        var log = new CollectingLogger<Tracker>();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["broken"] = new ThrowingBackend() },
            processors: [new DelegateProcessor(static (ref _) => throw new InvalidOperationException(), ProcessorFailurePolicy.Continue)],
            logger: log);

        tracker.Emit(new ScriptedEvent(static (ref _) => throw new InvalidOperationException()));
        tracker.Emit("edx.bi.click", new Dictionary<string, object?> { ["stream"] = Stream.Null });

        Assert.Equal(2, tracker.CountFailures(TrackingFailureKind.FieldFailed));
        Assert.Equal(2, tracker.CountFailures(TrackingFailureKind.ProcessorFailed));
        Assert.Equal(2, tracker.CountLost(DropReason.BackendFailed));

        // Two fields, plus the first failure of the processor and of the backend.
        Assert.Equal(4, log.Entries.Count);
    }

    [Fact]
    public void An_event_whose_data_fails_is_emitted_with_empty_data()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit(new ScriptedEvent(static (ref writer) =>
        {
            writer.WriteRaw("{\"half\":["u8);
            throw new TimeoutException();
        }));

        Assert.Equal("{}", tracking.Data);
        Assert.IsType<TimeoutException>(Assert.Single(tracking.Log.Entries).Exception);
    }

    [Fact]
    public void A_backend_is_found_by_name()
    {
        using var tracking = new CollectingTracker();

        Assert.Same(tracking.Backend, tracking.Tracker.GetBackend("collected"));
        Assert.Throws<ArgumentNullException>(() => tracking.Tracker.GetBackend(null!));
    }

    [Fact]
    public void An_unknown_backend_throws_and_lists_the_known_names()
    {
        using var tracking = new CollectingTracker();

        var exception = Assert.Throws<KeyNotFoundException>(() => tracking.Tracker.GetBackend("mongo"));

        Assert.Contains("'mongo'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'collected'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_tracker_are_read_only()
    {
        var allow = new NameAllowlistProcessor("edx.bi.click");
        using var tracking = new CollectingTracker(processors: allow);

        Assert.Equal(["collected"], tracking.Tracker.Backends.Keys);
        Assert.Same(allow, Assert.Single(tracking.Tracker.Processors));
        Assert.Throws<NotSupportedException>(() => ((IList<IEventProcessor>)tracking.Tracker.Processors)[0] = null!);
    }

    [Fact]
    public void A_null_event_is_rejected()
    {
        using var tracking = new CollectingTracker();

        Assert.Throws<ArgumentNullException>(() => tracking.Tracker.Emit<ScriptedEvent>(null!));
        Assert.Empty(tracking.Events);
    }

    [Fact]
    public void A_null_backend_is_rejected_by_name()
    {
        var exception = Assert.Throws<ArgumentNullException>(
            static () => new Tracker(new Dictionary<string, IEventBackend> { ["disk"] = null! }));

        Assert.Contains("'disk'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trackers_with_the_same_locator_share_contexts()
    {
        var locator = new AsyncLocalContextLocator();
        using var one = new CollectingTracker(locator);
        using var other = new CollectingTracker(locator);

        using (one.Tracker.Context("page", new EventContext { ["page"] = 1 }))
            other.Tracker.Emit("edx.bi.click");

        Assert.Equal("""{"page":1}""", other.Context);
    }
}
