using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Generators;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>
/// What the analyzers take of a build, by the compiler's own account, in a project with many events, all of them locked, and many calls.
/// The account is by the wall clock, so the compiler runs on one thread: whatever else the machine does then lengthens the build as much as
/// the analyzers. The calmest of the rounds counts.
/// </summary>
internal static partial class AnalyzerCost
{
    public static void Run(Slices slices, Report report)
    {
        var (records, calls, rounds) = slices == Slices.Smoke ? (10, 100, 1) : (1_000, 10_000, 3);
        var events = SomeRecords.Events(records);
        using var project = new Compilation(
            "the analyzers",
            [.. events, .. SomeCalls.To(calls, records)],
            typeof(TrackedEventGenerator).Assembly.Location,
            AllAnalyzers.Path)
        {
            Lock = InMemoryProject.LockOf(InMemoryProject.Compile(events)),
        };

        var calmest = Enumerable.Range(0, rounds).Select(_ => Measure(project)).MinBy(static round => round.Analyzers / round.Build)!;
        var table = new Table($"{records:#,0} locked events, {calls:#,0} calls", "s");
        table.Row("the build, on one thread", $"{calmest.Build:0.0}");
        table.Row("all analyzers", $"{calmest.Analyzers:0.00}");
        foreach (var (name, seconds) in calmest.Each)
            table.Row(name, seconds);

        report.Add("The analyzers", table);
        report.Add(Goal.AtMost("all analyzers together", 5, 100 * calmest.Analyzers / calmest.Build, "% of the build"));
    }

    private static Round Measure(Compilation project)
    {
        var start = Stopwatch.GetTimestamp();
        var output = project.Run("/reportanalyzer", "/parallel-");
        var build = Stopwatch.GetElapsedTime(start);
        var total = double.Parse(Total().Match(output).Groups["seconds"].Value, CultureInfo.InvariantCulture);
        return new Round(
            build.TotalSeconds, total,
            [.. Row().Matches(output).Select(static row => (row.Groups["name"].Value, row.Groups["seconds"].Value))]);
    }

    [GeneratedRegex("Total analyzer execution time: (?<seconds>[0-9.]+) seconds")]
    private static partial Regex Total();

    /// <summary>For example <c>  0.123   12   EventTracking.Analyzers.Use.ScopeMustBeDisposedAnalyzer (EVT301)</c>.</summary>
    [GeneratedRegex(
        @"^\s+<?(?<seconds>[0-9.]+)\s+<?[0-9]+\s+(?:EventTracking\.Analyzers\.)(?<name>\S+ \(EVT[^)]+\))", RegexOptions.Multiline)]
    private static partial Regex Row();

    private sealed record Round(double Build, double Analyzers, IReadOnlyList<(string Name, string Seconds)> Each);
}
