using EventTracking.Benchmarks.Limit;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Peers.SystemTextJson;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.Threads;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The work item on one thread and on two, by the time on the wall: a thread that waits for another counts.</summary>
internal static class TwoThreads
{
    public static void Run(Slices slices, Report report)
    {
        using var tracker = SomeTracker.To(new ThreadCountingBackend());
        using var sharing = SomeTracker.To(new SharedCountingBackend());
        Pair[] pairs =
        [
            new("limit", static () => new LimitVariant(Some.Event)),
            new("EventTracking, typed emit", () => new EmitOfAll(tracker, Some.Event)),
            new("the same with one atomic add to a shared word", () => new EmitOfAll(sharing, Some.Event)),
            new(
                "System.Text.Json source generation",
                static () => new SourceGeneratedJson<VideoStopped>(Some.EventName, Some.Event, LineJson.Default.VideoLine)),
        ];

        var measured = slices.ForThreads.Measure(Clock.Wall, [.. pairs.SelectMany(static pair => pair.Variants)]);
        var table = new Table("variant", "one thread, best slice, ns", "two threads, best slice, ns", "events/s of two, x one");
        for (var i = 0; i < pairs.Length; i++)
        {
            var (one, two) = (measured[2 * i], measured[(2 * i) + 1]);
            table.Row(
                pairs[i].Name, Comparison.Number(one.Nanoseconds), Comparison.Number(two.Nanoseconds), Comparison.Ratio(one.Times(two)));
        }

        report.Add("Two threads", table);
        report.Add(Goal.AtLeastTimes("two threads", 1.7, measured[2].Times(measured[3]), "one thread"));
        foreach (var pair in pairs)
            pair.Dispose();
    }

    private sealed class Pair(string name, Func<Variant> make) : IDisposable
    {
        public string Name => name;

        public Variant[] Variants { get; } = [new OnThreads(name, make()), new OnThreads(name, make(), make())];

        public void Dispose()
        {
            foreach (var variant in Variants)
                variant.Dispose();
        }
    }
}
