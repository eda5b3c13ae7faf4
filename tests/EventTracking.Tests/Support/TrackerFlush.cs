namespace EventTracking.Tests.Support;

/// <summary>Flushes without a limit of the tracker's own: by a clock that the test sets, a limit might never pass, or pass at once.</summary>
internal static class TrackerFlush
{
    public static bool FlushInTime(this Tracker tracker) => Bounded.Run(() => tracker.Flush(Timeout.InfiniteTimeSpan));
}
