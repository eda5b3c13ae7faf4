using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Ours;

/// <summary>Trackers as users make them: system clock, contexts that flow with async code, one backend.</summary>
internal static class SomeTracker
{
    public static Tracker To(IEventBackend backend, params IEnumerable<IEventProcessor> processors)
    {
        var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["only"] = backend }, processors: processors);
        tracker.EnterContext("session", new EventContext(Some.SessionPairs));
        return tracker;
    }
}
