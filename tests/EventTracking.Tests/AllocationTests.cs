using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests;

/// <summary>A typed event of a struct allocates nothing on its way, once the thread is warm.</summary>
public sealed class AllocationTests
{
    private const int Events = 10_000;
    private readonly CountingBackend _backend = new();

    [Fact]
    public void Nothing_is_allocated_without_a_backend() => AssertNothingAllocated(new Tracker());

    [Fact]
    public void Nothing_is_allocated_for_a_backend() => AssertNothingAllocated(new Tracker(SomeBackends.Only(_backend)));

    [Fact]
    public void Nothing_is_allocated_with_contexts_and_processors()
    {
        AssertNothingAllocated(new Tracker(
            SomeBackends.Only(_backend),
            processors: [new NameAllowlistProcessor("org.edx.video.stop"), new SamplingProcessor(1)]));
        Assert.Equal(2 * Events, _backend.Sent);
    }

    [Fact]
    public void Nothing_is_allocated_behind_nested_routers_and_patterns()
    {
        var inner = new RoutingBackend(SomeBackends.Only(_backend), [new RegexFilterProcessor(FilterType.Allowlist, @"org\.edx\.", "video")]);
        AssertNothingAllocated(new Tracker(SomeBackends.Only(new RoutingBackend(SomeBackends.Only(inner)))));
        Assert.Equal(2 * Events, _backend.Sent);
    }

    [Fact]
    public void Nothing_is_allocated_under_the_other_locators()
    {
        AssertNothingAllocated(new Tracker(SomeBackends.Only(_backend), new ThreadLocalContextLocator()));
        AssertNothingAllocated(new Tracker(SomeBackends.Only(_backend), new SharedContextLocator()));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_file()
    {
        using var file = new JsonLinesBackend(Stream.Null);
        AssertNothingAllocated(new Tracker(SomeBackends.Only(file)));
    }

    private static void AssertNothingAllocated(Tracker tracker)
    {
        tracker.EnterContext("server", new EventContext { ["host"] = "courses.example.org" });
        tracker.EnterContext("session", new EventContext { ["user_id"] = 10938 });

        Emit(tracker);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Emit(tracker);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Emit(Tracker tracker)
    {
        for (var i = 0; i < Events; i++)
            tracker.Emit(new VideoStopped("i4x-edX-DemoX-video", 86.75));
    }
}
