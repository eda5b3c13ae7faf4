using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Routing;

/// <summary>The order in which processors and backends receive an event.</summary>
public sealed class RoutingOrderTests
{
    private readonly List<string> _calls = [];

    [Fact]
    public void Constructor_backends_are_called_in_ordinal_name_order()
    {
        var router = new RoutingBackend(SomeBackends.AllNoting(_calls, "a", "_", "B", "9", "10", "\U0001F600", "\uFF5E"));

        Send(router);

        Assert.Equal(["10", "9", "B", "_", "a", "\uFF5E", "\U0001F600"], _calls);
        Assert.Equal(_calls, router.Backends.Keys);
    }

    [Fact]
    public void Backends_registered_later_are_called_last()
    {
        var router = new RoutingBackend(SomeBackends.AllNoting(_calls, "m", "z"));
        router.RegisterBackend("b", SomeBackends.Noting(_calls, "b"));
        router.RegisterBackend("a", SomeBackends.Noting(_calls, "a"));

        Send(router);

        Assert.Equal(["m", "z", "b", "a"], _calls);
    }

    [Fact]
    public void A_backend_with_the_same_name_replaces_the_first()
    {
        var router = new RoutingBackend(SomeBackends.AllNoting(_calls, "a", "b"));
        router.RegisterBackend("a", SomeBackends.Noting(_calls, "another a"));

        Send(router);

        Assert.Equal(["another a", "b"], _calls);
        Assert.Equal(2, router.Backends.Count);
    }

    [Fact]
    public void Processors_run_in_the_given_order()
    {
        var router = new RoutingBackend(
            SomeBackends.AllNoting(_calls, "backend"),
            [SomeProcessors.Noting(_calls, "z"), SomeProcessors.Noting(_calls, "a")]);
        router.RegisterProcessor(SomeProcessors.Noting(_calls, "late"));

        Send(router);

        Assert.Equal(["z", "a", "late", "backend"], _calls);
        Assert.Equal(3, router.Processors.Count);
    }

    [Fact]
    public void Each_processor_receives_the_previous_result()
    {
        using var tracking = new CollectingTracker(
            null, SomeProcessors.Renaming("a"), SomeProcessors.Renaming("b"), SomeProcessors.Renaming("c"));

        tracking.Tracker.Emit("test.event");

        Assert.Equal("c", tracking.Event.Name);
        Assert.Equal("""{"a":"test.event","b":"a","c":"b"}""", tracking.Data);
    }

    [Fact]
    public void A_dropped_event_is_not_processed_further_or_logged()
    {
        using var tracking = new CollectingTracker(null, SomeProcessors.Dropping(), SomeProcessors.Noting(_calls, "later"));

        tracking.Tracker.Emit("test.event");

        Assert.Empty(_calls);
        Assert.Empty(tracking.Events);
        Assert.Empty(tracking.Log.Entries);
        Assert.Equal(0, tracking.AllFailures);
    }

    [Fact]
    public void Without_processors_the_event_arrives_unchanged()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("test.event", SomeJson.Of("""{"a":[1.50,null]}"""));

        Assert.Equal("""{"a":[1.50,null]}""", tracking.Data);
    }

    [Fact]
    public void An_event_goes_to_the_backends_registered_when_it_arrived()
    {
        var router = new RoutingBackend();
        router.RegisterBackend(
            "first", new DelegateBackend((in _) => router.RegisterBackend("second", SomeBackends.Noting(_calls, "second"))));

        Send(router);
        Assert.Empty(_calls);

        Send(router);
        Assert.Equal(["second"], _calls);
    }

    [Fact]
    public void A_router_without_backends_accepts_any_event()
    {
        using var tracker = new Tracker(SomeBackends.Only(new RoutingBackend()));

        tracker.Emit("test.event");

        Assert.Equal(0, tracker.CountLost(DropReason.BackendFailed));
    }

    private static void Send(RoutingBackend router)
    {
        using var tracker = new Tracker(SomeBackends.Only(router));
        tracker.Emit("test.event");
    }
}
