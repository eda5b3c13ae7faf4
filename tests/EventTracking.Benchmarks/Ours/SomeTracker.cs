using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Ours;

/// <summary>Trackers as users make them: system clock, contexts that flow with async code, one backend.</summary>
internal static class SomeTracker
{
    private static readonly EventContext Session = new(Some.SessionPairs);

    public static Tracker To(IEventBackend backend, params IEnumerable<IEventProcessor> processors) =>
        new(new Dictionary<string, IEventBackend> { ["only"] = backend }, processors: processors);

    /// <summary>Enters the context of the work item in the current async flow.</summary>
    public static void EnterSession(this Tracker tracker) => tracker.EnterContext("session", Session);

    /// <exception cref="InvalidDataException">An event was dropped.</exception>
    public static void FlushOrThrow(this Tracker tracker, string variant)
    {
        if (!tracker.Flush(Timeout.InfiniteTimeSpan))
            throw new InvalidDataException($"\"{variant}\" has lost events.");
    }
}
