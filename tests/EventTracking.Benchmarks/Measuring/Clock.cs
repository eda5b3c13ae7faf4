using System.Diagnostics;

namespace EventTracking.Benchmarks.Measuring;

/// <summary>What a slice is timed with.</summary>
internal enum Clock
{
    /// <summary>The processor time of the measuring thread: for work that is done on it alone.</summary>
    Thread,

    /// <summary>The processor time of all threads: for work that other threads help with, or that ends in a disk.</summary>
    Process,

    /// <summary>The time on the wall: for work that is shared among threads.</summary>
    Wall,
}

internal static class ClockExtensions
{
    public static TimeSpan Now(this Clock clock) => clock switch
    {
        Clock.Thread => ProcessorClock.OfThread,
        Clock.Process => ProcessorClock.OfProcess,
        _ => Stopwatch.GetElapsedTime(0),
    };
}
