namespace EventTracking.Tests.Support;

/// <summary>Flushes without a timeout of the tracker, because a fake clock might never reach it or pass it immediately.</summary>
internal static class TrackerFlush
{
    public static bool FlushInTime(this Tracker tracker) => Bounded.Run(() => tracker.Flush(Timeout.InfiniteTimeSpan));
}
