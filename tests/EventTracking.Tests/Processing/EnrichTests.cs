using System.Diagnostics;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Processing;

public sealed class EnrichTests
{
    [Fact]
    public void A_constant_is_added_to_the_context_of_every_event()
    {
        using var tracking = new CollectingTracker(null, Enrich.With("app_version", "1.2.3"), Enrich.With("build", 42));

        tracking.Tracker.Emit("without.context");
        using (tracking.Tracker.Context("session", new EventContext { ["user"] = 1 }))
            tracking.Tracker.Emit(new ScriptedEvent(static (ref writer) => writer.WriteRaw("{}"u8)));

        Assert.Equal(
            ["""{"app_version":"1.2.3","build":42}""", """{"user":1,"app_version":"1.2.3","build":42}"""],
            tracking.Events.Select(static e => e.Context.GetRawText()));
        Assert.Equal(0, tracking.AllFailures);
    }

    [Fact]
    public void A_value_from_an_entered_context_wins()
    {
        using var tracking = new CollectingTracker(null, Enrich.With("region", "eu"));

        using (tracking.Tracker.Context("session", new EventContext { ["region"] = "us" }))
            tracking.Tracker.Emit("e");

        Assert.Equal("""{"region":"us"}""", tracking.Context);
    }

    [Fact]
    public void A_function_is_called_for_each_event()
    {
        var calls = 0;
        using var tracking = new CollectingTracker(null, Enrich.With("call", () => ++calls));

        tracking.Tracker.Emit("e");
        tracking.Tracker.Emit("e");

        Assert.Equal(["""{"call":1}""", """{"call":2}"""], tracking.Events.Select(static e => e.Context.GetRawText()));
    }

    [Fact]
    public void A_failing_enricher_is_reported_and_the_event_continues()
    {
        using var tracking = new CollectingTracker(null, Enrich.With("call", () => throw new TimeoutException()));

        tracking.Tracker.Emit("e");

        Assert.Equal("{}", tracking.Context);
        Assert.Equal(1, tracking.Failures(TrackingFailureKind.ProcessorFailed));
        Assert.All(
            [Enrich.With("k", 1), Enrich.WithTrace()],
            static processor => Assert.Equal(ProcessorFailurePolicy.Continue, processor.OnFailure));
    }

    [Fact]
    public void Events_contain_the_ids_of_the_current_activity()
    {
        using var tracking = new CollectingTracker(null, Enrich.WithTrace());
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();

        using (tracking.Tracker.Context("request", new EventContext { ["trace_id"] = "older" }))
            tracking.Tracker.Emit("within");
        activity.Stop();
        tracking.Tracker.Emit("outside");

        Assert.Equal(
            [$$"""{"trace_id":"{{activity.TraceId}}","span_id":"{{activity.SpanId}}"}""", "{}"],
            tracking.Events.Select(static e => e.Context.GetRawText()));
    }

    [Fact]
    public void An_activity_without_a_W3C_id_adds_nothing()
    {
        using var tracking = new CollectingTracker(null, Enrich.WithTrace());
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.Hierarchical).Start();

        tracking.Tracker.Emit("e");

        Assert.Equal("{}", tracking.Context);
    }

    [Fact]
    public void The_key_is_required()
    {
        Assert.Throws<ArgumentNullException>(static () => Enrich.With(null!, 1));
        Assert.Throws<ArgumentException>(static () => Enrich.With("", static () => 1));
        Assert.Throws<ArgumentNullException>(static () => Enrich.With("key", (Func<object?>)null!));
    }
}
