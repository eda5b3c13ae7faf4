using EventTracking.Benchmarks.Delays;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;

namespace EventTracking.Benchmarks.Groups;

/// <summary>What a destination that hangs does to those who emit, and to other destinations; by the time on the wall.</summary>
internal static class Latencies
{
    private const int Rounds = 50;

    public static void Run(Slices slices, Report report)
    {
        var isSmoke = slices == Slices.Smoke;
        var flood = Flood.Measure(isSmoke ? 100 : 100_000);
        var (alone, beside) = Arrivals(isSmoke ? 2 : 400);

        report.Add("A destination that hangs", new Table("delay", "p50, us", "p99, us", "p99.9, us")
            .Row(["of an emit, 64 threads, the queue full", .. Cells(flood)])
            .Row(["of an arrival, the destination alone", .. Cells(alone)])
            .Row(["of an arrival, beside one that hangs and one that throws", .. Cells(beside)]));
        report.Add(Goal.AtMost("p99 of an emit, 64 threads, the queue full", 50, flood.Percentile(0.99), "us"));
        report.Add(
            Goal.AtMostTimes("p99 of an arrival beside bad destinations", 1.2, beside.Percentile(0.99) / alone.Percentile(0.99), "alone"));
    }

    /// <summary>In turns, so that whatever else the machine does hits both alike.</summary>
    private static (DelayHistogram Alone, DelayHistogram Beside) Arrivals(int eventsOfARound)
    {
        var (alone, beside) = (new DelayHistogram(), new DelayHistogram());
        using var none = Neighbours.None();
        using var bad = Neighbours.Bad();
        for (var round = 0; round < Rounds; round++)
        {
            none.Measure(eventsOfARound, alone);
            bad.Measure(eventsOfARound, beside);
        }

        return (alone, beside);
    }

    private static string[] Cells(DelayHistogram delays) =>
        [.. new[] { 0.5, 0.99, 0.999 }.Select(share => Comparison.Number(delays.Percentile(share)))];
}
