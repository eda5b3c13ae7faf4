using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Routing;

/// <summary>Registrations that a router rejects, and the error messages.</summary>
public sealed class RegistrationTests
{
    private readonly RoutingBackend _router = new();

    [Fact]
    public void Null_is_rejected()
    {
        Assert.Throws<ArgumentNullException>(() => _router.RegisterBackend(null!, new CollectingBackend()));
        Assert.Throws<ArgumentNullException>(() => _router.RegisterProcessor(null!));
        Assert.Throws<ArgumentNullException>(() => new RoutingBackend(processors: [null!]));
        Assert.Throws<ArgumentNullException>(() => new DelegateBackend(null!));
        Assert.Throws<ArgumentNullException>(() => new DelegateProcessor(null!));

        var exception = Assert.Throws<ArgumentNullException>(() => _router.RegisterBackend("disk", null!));
        Assert.Contains("'disk'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_router_within_itself_is_rejected()
    {
        var exception = Assert.Throws<ArgumentException>(() => _router.RegisterBackend("self", _router));

        Assert.Contains("'self'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Use a separate router for each branch.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_router.Backends);
    }

    [Fact]
    public void A_router_indirectly_within_itself_is_rejected()
    {
        var outer = new RoutingBackend(SomeBackends.Only(new RoutingBackend(SomeBackends.Only(_router))));

        Assert.Throws<ArgumentException>(() => _router.RegisterBackend("outer", outer));
    }

    [Fact]
    public void Registering_a_processor_twice_is_rejected()
    {
        var processor = SomeProcessors.Dropping();
        _router.RegisterProcessor(processor);

        var exception = Assert.Throws<ArgumentException>(() => _router.RegisterProcessor(processor));

        Assert.Contains("Register another instance", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Tracker(processors: [processor, processor]));
    }

    [Fact]
    public void A_hidden_router_cycle_is_reported_as_a_failure()
    {
        var wrapped = new DelegateBackend((in envelope) => _router.Send(in envelope));
        _router.RegisterBackend("hidden", wrapped);
        using var tracker = new Tracker(SomeBackends.Only(_router));

        tracker.Emit("test.event");

        Assert.Equal(1, tracker.CountLost(DropReason.RecursiveEmit));
        Assert.All(tracker.Accounts, static account => Assert.True(account.IsBalanced, account.ToString()));
    }

    [Fact]
    public void Registering_during_emits_is_safe()
    {
        using var tracker = new Tracker(SomeBackends.Only(_router));

        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < 100; i++)
            {
                _router.RegisterBackend($"{thread}.{i}", new CountingBackend());
                tracker.Emit("test.event");
            }
        });

        Assert.Equal(800, _router.Backends.Count);
        Assert.All(Enumerable.Range(0, 8), thread => Assert.NotEqual(0, ((CountingBackend)_router.Backends[$"{thread}.0"]).Sent));
    }

    [Fact]
    public void The_backends_dictionary_is_complete()
    {
        var backend = new CollectingBackend();
        _router.RegisterBackend("a", backend);

        Assert.True(_router.Backends.ContainsKey("a"));
        Assert.False(_router.Backends.TryGetValue("b", out _));
        Assert.Equal([backend], _router.Backends.Values);
        Assert.Equal([new KeyValuePair<string, IEventBackend>("a", backend)], _router.Backends);
    }
}
