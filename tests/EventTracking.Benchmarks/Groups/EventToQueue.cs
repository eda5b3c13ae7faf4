using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Peers.Channels;
using EventTracking.Benchmarks.Queues;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The work item to queues whose workers count the bytes, emitted on one thread and then flushed.</summary>
internal static class EventToQueue
{
    private const string Background = "BackgroundRoutingBackend";
    private const string Batching = "BatchingBackend";

    public static void Run(Slices slices, Report report)
    {
        var isSmoke = slices == Slices.Smoke;
        QueueVariant[] variants =
        [
            new TrackerToQueue("EventTracking, counting backend", static sink => new CountingBackend(sink)),
            new TrackerToNewFile(),
            new TrackerToQueue($"EventTracking, {Background}", static sink => new BackgroundRoutingBackend(
                new Dictionary<string, IEventBackend> { ["only"] = new CountingBackend(sink) },
                options: new BackgroundOptions { QueueCapacityBytes = QueueVariant.CapacityBytes })),
            new TrackerToQueue($"EventTracking, {Batching}", static sink => new BatchingBackend(
                new BatchesToSink(sink), new BatchingOptions { QueueCapacityBytes = QueueVariant.CapacityBytes })),
            new TrackerToQueue("EventTracking, a channel of pooled buffers", static sink => new ChannelBackend(sink)),
            new SerilogToQueue(),
        ];

        try
        {
            var line = variants[0].OneLine();
            foreach (var variant in variants)
                Verification.HoldsTheSame(variant.Name, variant.OneLine(), line);
            var measured = isSmoke
                ? QueueMeasurement.Of(variants, rounds: 2, warmUps: 0, events: 100)
                : QueueMeasurement.Of(variants, rounds: 31, warmUps: 5, events: 100_000);
            Add(report, variants, measured);
        }
        finally
        {
            Array.ForEach(variants, static variant => variant.Dispose());
        }
    }

    private static void Add(Report report, QueueVariant[] variants, IReadOnlyList<QueueMeasurement> measured)
    {
        var table = new Table(
            "variant", "emit, ns", "x counting", "with the flush, ns", "processor time of all threads, ns", "x counting", "B/event");
        foreach (var (i, m) in measured.Index())
        {
            table.Row(
                variants[i].Name,
                Comparison.Number(m.Emit),
                Comparison.Ratio(m.EmitTimes(measured[0])),
                Comparison.Number(m.Wall),
                Comparison.Number(m.Process),
                Comparison.Ratio(m.ProcessTimes(measured[0])),
                Comparison.Number(m.AllocatedBytes));
        }

        report.Add("Event to a queue, flushed", table);
        foreach (var queue in new[] { Background, Batching })
        {
            var m = measured[Array.FindIndex(variants, variant => variant.Name.EndsWith(queue, StringComparison.Ordinal))];
            report.Add(Goal.AtMostTimes($"{queue}, emit", 1.6, m.EmitTimes(measured[0]), "the counting backend"));
            report.Add(Goal.AtMostTimes($"{queue}, processor time", 2.5, m.ProcessTimes(measured[0]), "the counting backend"));
            report.Add(Goal.AtMost($"{queue}, memory", 0, Math.Round(m.AllocatedBytes), "B"));
        }
    }
}
