using System.Globalization;
using EventTracking.Benchmarks.Files;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The work item from several threads to one file, flushed, by the time on the wall.</summary>
internal static class ThreadsToFile
{
    private static readonly int[] Threads = [1, 2, 16];

    public static void Run(Slices slices, Report report)
    {
        var rows = new Dictionary<string, Variant[]>
        {
            ["EventTracking, JsonLinesBackend"] = [.. Threads.Select(static count => new SharedJsonLines(Some.Event, count))],
            ["EventTracking, a backend with a lock"] = [.. Threads.Select(static count => new SharedLockedFile(Some.Event, count))],
        };
        Variant[] variants = [.. rows.Values.SelectMany(static row => row)];
        var measured = slices.ForThreadsToFile.Measure(Clock.Wall, variants);
        var table = new Table(
            ["variant", .. Threads.Select(static count => $"threads: {count}, M events/s"), "two, x one", $"{Threads[^1]}, x one"]);
        foreach (var (i, name) in rows.Keys.Index())
        {
            Measurement[] row = [.. measured.Skip(i * Threads.Length).Take(Threads.Length)];
            table.Row(
                [name, .. row.Select(MillionsPerSecond), Comparison.Ratio(row[0].Times(row[1])), Comparison.Ratio(row[0].Times(row[^1]))]);
        }

        report.Add("Several threads to one file, flushed", table);
        report.Add(Goal.AtLeastTimes("two threads to one file", 1.3, measured[0].Times(measured[1]), "one thread"));
        Array.ForEach(variants, static variant => variant.Dispose());
    }

    private static string MillionsPerSecond(Measurement measurement) =>
        (1_000 / measurement.Nanoseconds).ToString("0.00", CultureInfo.InvariantCulture);
}
