using System.Diagnostics;

namespace EventTracking.Benchmarks.Measuring;

/// <summary>What a slice is timed with.</summary>
internal enum Clock
{
    /// <summary>The processor time of the measuring thread: for work that is done on it alone.</summary>
    Thread,

    /// <summary>The time on the wall: for work that waits, or that other threads help with.</summary>
    Wall,
}

internal static class ClockExtensions
{
    public static TimeSpan Now(this Clock clock) => clock is Clock.Thread ? ThreadClock.Now : Stopwatch.GetElapsedTime(0);
}
