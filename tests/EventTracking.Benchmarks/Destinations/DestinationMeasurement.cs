using System.Diagnostics;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Queues;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>One round: events that were sent to a server, with the time that it took.</summary>
/// <param name="Events">The number of events.</param>
/// <param name="Wall">The time on the wall.</param>
/// <param name="Processor">The processor time of all threads of this process; the server is another process.</param>
internal sealed record DestinationMeasurement(int Events, TimeSpan Wall, TimeSpan Processor)
{
    private const int BatchSize = 500;

    public double PerSecond => Events / Wall.TotalSeconds;

    public double PerProcessorSecond => Events / Processor.TotalSeconds;

    /// <summary>Creates events and sends them with the raw client.</summary>
    public static DestinationMeasurement OfRaw(DestinationVariant variant, Action<IReadOnlyList<RawEvent[]>> send, int events) =>
        Measure(variant, events, () => send(
            [.. Enumerable.Range(0, events).Select(static _ => RawEvent.New()).Chunk(BatchSize)]));

    /// <summary>Emits events through a tracker, and flushes.</summary>
    public static DestinationMeasurement OfOurs(DestinationVariant variant, int events)
    {
        var backend = new BatchingBackend(
            variant.Create(), new BatchingOptions { MaxBatchCount = BatchSize, QueueCapacityBytes = QueueVariant.CapacityBytes });
        using var tracker = SomeTracker.To(backend);
        return Measure(variant, events, () => Variant.InOwnFlow(() =>
        {
            tracker.EnterSession();
            var trackedEvent = Some.Event;
            for (var i = 0; i < events; i++)
                tracker.Emit(in trackedEvent);
            tracker.FlushOrThrow(variant.Name);
        }));
    }

    private static DestinationMeasurement Measure(DestinationVariant variant, int events, Action send)
    {
        variant.Clear();
        GC.Collect();
        var (wall, processor) = (Stopwatch.GetTimestamp(), Clock.Process.Now());
        send();
        var measured = new DestinationMeasurement(events, Stopwatch.GetElapsedTime(wall), Clock.Process.Now() - processor);
        return variant.Count() == events
            ? measured
            : throw new InvalidDataException($"{variant.Name} has {variant.Count()} of {events} events.");
    }
}
