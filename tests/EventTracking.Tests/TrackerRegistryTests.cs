using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests;

/// <summary>The registry belongs to the process: a name that a test registers is used by that test alone.</summary>
public sealed class TrackerRegistryTests
{
    [Fact]
    public void A_tracker_is_found_by_its_name()
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
    public void An_unknown_tracker_is_refused_with_the_known_names_and_the_remedy()
    {
        using var tracker = new Tracker();
        TrackerRegistry.Register(tracker, "registry.known");

        var exception = Assert.Throws<KeyNotFoundException>(static () => TrackerRegistry.Get("registry.unknown"));

        Assert.Contains("'registry.unknown'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'registry.known'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("TrackerRegistry.Register(tracker, \"registry.unknown\")", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_refused()
    {
        using var tracker = new Tracker();

        Assert.Throws<ArgumentNullException>(static () => TrackerRegistry.Register(null!));
        Assert.Throws<ArgumentNullException>(() => TrackerRegistry.Register(tracker, null!));
        Assert.Throws<ArgumentNullException>(static () => TrackerRegistry.Get(null!));
    }
}
