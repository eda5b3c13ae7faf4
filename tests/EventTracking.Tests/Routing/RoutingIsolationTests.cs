using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Routing;

/// <summary>Changes of one branch to an event are invisible to other branches.</summary>
public sealed class RoutingIsolationTests
{
    private readonly CollectingBackend _first = new();
    private readonly CollectingBackend _second = new();

    [Fact]
    public void A_rewriting_branch_does_not_affect_its_siblings()
    {
        Emit(new Dictionary<string, IEventBackend>
        {
            ["1"] = new RoutingBackend(SomeBackends.Only(_first), [SomeProcessors.Renaming("first")]),
            ["2"] = _second,
        });

        Assert.Equal("""{"a":1,"first":"test.event"}""", Assert.Single(_first.Events).Data.GetRawText());
        Assert.Equal("test.event", Assert.Single(_second.Events).Name);
        Assert.Equal("""{"a":1}""", Assert.Single(_second.Events).Data.GetRawText());
    }

    [Fact]
    public void A_backend_that_rewrites_its_event_does_not_affect_the_next()
    {
        Emit(new Dictionary<string, IEventBackend>
        {
            ["1"] = new DelegateBackend((in envelope) => _first.Send(envelope.WithData("big", new string('x', 100_000)))),
            ["2"] = _second,
        });

        Assert.True(Assert.Single(_first.Events).Json.Length > 100_000);
        Assert.Equal("""{"a":1}""", Assert.Single(_second.Events).Data.GetRawText());
    }

    [Fact]
    public void A_branch_drops_an_event_only_for_itself()
    {
        Emit(new Dictionary<string, IEventBackend>
        {
            ["1"] = new RoutingBackend(SomeBackends.Only(_first), [SomeProcessors.Dropping()]),
            ["2"] = _second,
        });

        Assert.Empty(_first.Events);
        Assert.Single(_second.Events);
    }

    [Fact]
    public void Nested_branches_receive_their_routers_result()
    {
        var inner = new RoutingBackend(SomeBackends.Only(_first), [SomeProcessors.Renaming("inner")]);

        Emit(new Dictionary<string, IEventBackend>
        {
            ["1"] = new RoutingBackend(
                new Dictionary<string, IEventBackend> { ["1"] = inner, ["2"] = _second }, [SomeProcessors.Renaming("outer")]),
        });

        Assert.Equal("""{"a":1,"outer":"test.event","inner":"outer"}""", Assert.Single(_first.Events).Data.GetRawText());
        Assert.Equal("""{"a":1,"outer":"test.event"}""", Assert.Single(_second.Events).Data.GetRawText());
        Assert.Equal(_first.Events[0].Id, _second.Events[0].Id);
    }

    [Fact]
    public void A_backend_can_be_in_two_branches()
    {
        Emit(new Dictionary<string, IEventBackend>
        {
            ["1"] = new RoutingBackend(SomeBackends.Only(_first)),
            ["2"] = new RoutingBackend(SomeBackends.Only(_first)),
        });

        Assert.Equal(2, _first.Events.Count);
    }

    private static void Emit(Dictionary<string, IEventBackend> backends)
    {
        using var tracker = new Tracker(backends);
        tracker.Emit("test.event", SomeJson.Of("""{"a":1}"""));
    }
}
