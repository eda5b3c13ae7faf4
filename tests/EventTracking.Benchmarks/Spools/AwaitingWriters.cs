using System.Collections.Concurrent;
using System.Diagnostics;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Spools;

/// <summary>Many writers that each wait until their event is on disk before they emit the next one.</summary>
internal static class AwaitingWriters
{
    public const int Count = 64;

    /// <summary>Measures the writers, then a bare loop that writes and syncs the same number of bytes in the same groups.</summary>
    /// <param name="eventsPerWriter">The number of events of each writer.</param>
    public static AwaitingMeasurement Measure(int eventsPerWriter)
    {
        using var folder = new SpoolFolder();
        var durableCounts = new ConcurrentBag<long>();
        TimeSpan elapsed;
        var backend = folder.CreateBackend(new GatedDestination(new CountingSink()), SpoolDurability.Disk);
        using (var tracker = SomeTracker.To(backend))
        {
            tracker.Emit(Some.Event);
            tracker.FlushOrThrow("awaiting writers");
            var start = Stopwatch.GetTimestamp();
            Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Task.Run(() => Write(tracker, eventsPerWriter, durableCounts))))
                .GetAwaiter().GetResult();
            elapsed = Stopwatch.GetElapsedTime(start);
        }

        var eventBytes = BareDisk.BytesOf(folder.SpoolPath) / (1 + (Count * eventsPerWriter));
        var groups = Groups(durableCounts).Select(events => (int)(events * eventBytes)).ToList();
        var bare = BareDisk.WriteAndSync(folder.PathOf("bare"), groups);
        return new AwaitingMeasurement(elapsed, bare, groups.Count, Count * eventsPerWriter);
    }

    private static async Task Write(Tracker tracker, int events, ConcurrentBag<long> durableCounts)
    {
        tracker.EnterSession();
        var trackedEvent = Some.Event;
        for (var i = 0; i < events; i++)
        {
            tracker.Emit(in trackedEvent);
            durableCounts.Add((await tracker.FlushWithResultAsync(Timeout.InfiniteTimeSpan)).Spooled);
        }
    }

    /// <summary>
    /// Returns the sizes of the groups: after a flush, a writer has seen how many events were durable then. If no writer saw a group
    /// alone, it counts as one with the next, which favors the bare loop.
    /// </summary>
    private static IEnumerable<long> Groups(IEnumerable<long> durableCounts)
    {
        var before = 1L;
        foreach (var count in durableCounts.Distinct().Order())
        {
            if (count > before)
                yield return count - before;
            before = Math.Max(before, count);
        }
    }
}
