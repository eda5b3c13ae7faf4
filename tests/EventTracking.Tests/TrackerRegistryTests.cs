using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests;

/// <summary>The registry is process-wide: a name that a test registers is used by that test only.</summary>
public sealed class TrackerRegistryTests
{
    [Fact]
    public void A_tracker_is_found_by_name()
    {
        using var tracker = new Tracker();

        TrackerRegistry.Register(tracker, "registry.found");

        Assert.Same(tracker, TrackerRegistry.Get("registry.found"));
    }

    [Fact]
    public void Registering_a_name_again_replaces_the_tracker()
    {
        using var first = new Tracker();
        using var second = new Tracker();

        TrackerRegistry.Register(first, "registry.replaced");
        TrackerRegistry.Register(second, "registry.replaced");

        Assert.Same(second, TrackerRegistry.Get("registry.replaced"));
    }

    [Fact]
    public void Disposing_a_tracker_restores_the_previous_registration()
    {
        using var first = new Tracker();
        var second = new Tracker();
        TrackerRegistry.Register(first, "registry.returned");
        TrackerRegistry.Register(second, "registry.returned");

        second.Dispose();

        Assert.Same(first, TrackerRegistry.Get("registry.returned"));
    }

    [Fact]
    public void A_tracker_disposed_out_of_order_is_not_restored()
    {
        var first = new Tracker();
        var second = new Tracker();
        var third = new Tracker();
        TrackerRegistry.Register(first, "registry.order");
        TrackerRegistry.Register(second, "registry.order");
        TrackerRegistry.Register(third, "registry.order");

        second.Dispose();
        Assert.Same(third, TrackerRegistry.Get("registry.order"));
        third.Dispose();
        Assert.Same(first, TrackerRegistry.Get("registry.order"));
        first.Dispose();

        Assert.Throws<KeyNotFoundException>(static () => TrackerRegistry.Get("registry.order"));
    }

    [Fact]
    public void A_tracker_registered_again_becomes_the_latest_and_is_removed_once()
    {
        var first = new Tracker();
        using var second = new Tracker();
        TrackerRegistry.Register(first, "registry.again");
        TrackerRegistry.Register(second, "registry.again");

        TrackerRegistry.Register(first, "registry.again");
        Assert.Same(first, TrackerRegistry.Get("registry.again"));
        first.Dispose();

        Assert.Same(second, TrackerRegistry.Get("registry.again"));
    }

    [Fact]
    public void A_disposed_tracker_cannot_be_registered()
    {
        var tracker = new Tracker();
        tracker.Dispose();

        Assert.Throws<ObjectDisposedException>(() => TrackerRegistry.Register(tracker, "registry.disposed"));
    }

    [Fact]
    public void Concurrent_registration_and_disposal_leaves_the_registry_empty()
    {
        Parallel.For(0, 1000, static _ =>
        {
            using var tracker = new Tracker();
            TrackerRegistry.Register(tracker, "registry.busy");
            Assert.NotNull(TrackerRegistry.Get("registry.busy"));
        });

        Assert.Throws<KeyNotFoundException>(static () => TrackerRegistry.Get("registry.busy"));
    }

    [Fact]
    public void Names_are_case_insensitive()
    {
        using var tracker = new Tracker();

        TrackerRegistry.Register(tracker, "Registry.Case");

        Assert.Same(tracker, TrackerRegistry.Get("registry.CASE"));
    }

    [Fact]
    public void An_unknown_tracker_throws_with_the_known_names_and_the_remedy()
    {
        using var tracker = new Tracker();
        TrackerRegistry.Register(tracker, "registry.known");

        var exception = Assert.Throws<KeyNotFoundException>(static () => TrackerRegistry.Get("registry.unknown"));

        Assert.Contains("'registry.unknown'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'registry.known'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("TrackerRegistry.Register(tracker, \"registry.unknown\")", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_rejected()
    {
        using var tracker = new Tracker();

        Assert.Throws<ArgumentNullException>(static () => TrackerRegistry.Register(null!));
        Assert.Throws<ArgumentNullException>(() => TrackerRegistry.Register(tracker, null!));
        Assert.Throws<ArgumentNullException>(static () => TrackerRegistry.Get(null!));
    }
}
