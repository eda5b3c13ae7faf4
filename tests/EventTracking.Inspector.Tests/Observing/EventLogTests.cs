using EventTracking.Inspector.Observing;

namespace EventTracking.Inspector.Tests.Observing;

/// <summary>The memory for recent events is bounded.</summary>
public sealed class EventLogTests
{
    private const int Capacity = 1024 * 1024;

    [Fact]
    public void Memory_stays_below_the_capacity_and_the_newest_events_are_kept()
    {
        using var tracker = new Tracker();
        using var inspected = new InspectedTracker(tracker, Capacity, TimeProvider.System, CancellationToken.None);

        for (var i = 0; i < 100_000; i++)
            tracker.Emit("org.edx.video.stop", new Dictionary<string, object?> { ["i"] = i });

        Assert.InRange(inspected.Log.Bytes, Capacity / 2, Capacity);
        Assert.Equal(100_000, inspected.Log.Newest);
        var newest = inspected.Log.ReadNewest(0, 3, long.MaxValue);
        Assert.Equal((99_998, 3, 99_997), (newest.First, newest.Events.Length, newest.Skipped));
        var oldest = inspected.Log.ReadFrom(0, 3, long.MaxValue);
        Assert.Equal(oldest.First - 1, oldest.Skipped);
    }

    [Fact]
    public void An_event_larger_than_the_capacity_is_kept_alone()
    {
        using var tracker = new Tracker(options: new TrackerOptions { Limits = new EventLimits { MaxEventBytes = 4 * Capacity } });
        using var inspected = new InspectedTracker(tracker, Capacity, TimeProvider.System, CancellationToken.None);
        tracker.Emit("small");

        tracker.Emit("large", new Dictionary<string, object?> { ["text"] = new string('x', 2 * Capacity) });

        Assert.Equal("large", Assert.Single(inspected.Log.ReadFrom(0, 10, 1).Events).Name);
    }

    [Fact]
    public void A_page_has_at_most_so_many_bytes()
    {
        using var tracker = new Tracker();
        using var inspected = new InspectedTracker(tracker, Capacity, TimeProvider.System, CancellationToken.None);
        for (var i = 0; i < 10; i++)
            tracker.Emit("a", new Dictionary<string, object?> { ["text"] = new string('x', 10_000) });

        Assert.Equal((8, 3), Shape(inspected.Log.ReadNewest(0, 100, 35_000)));
        Assert.Equal((1, 3), Shape(inspected.Log.ReadFrom(0, 100, 35_000)));
        Assert.Equal((11, 0), Shape(inspected.Log.ReadNewest(10, 100, 35_000)));
    }

    [Fact]
    public void The_number_of_counted_names_is_limited()
    {
        using var tracker = new Tracker();
        using var inspected = new InspectedTracker(tracker, Capacity, TimeProvider.System, CancellationToken.None);

        for (var i = 0; i < 10_100; i++)
            tracker.Emit($"name.{i}");

        Assert.Equal(10_000, inspected.Counts.Read().Count);
        Assert.Equal(100, inspected.Counts.Others);
    }

    [Fact]
    public void The_memory_for_counted_names_is_limited()
    {
        using var tracker = new Tracker();
        using var inspected = new InspectedTracker(tracker, Capacity, TimeProvider.System, CancellationToken.None);

        for (var i = 0; i < 100; i++)
            tracker.Emit($"{i}.{new string('x', 100_000)}");
        tracker.Emit("short");

        Assert.Equal(21, inspected.Counts.Read().Count);
        Assert.Equal(80, inspected.Counts.Others);
    }

    private static (long First, int Count) Shape(EventPage page) => (page.First, page.Events.Length);
}
