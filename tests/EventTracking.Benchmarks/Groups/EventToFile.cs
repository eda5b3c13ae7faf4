using EventTracking.Benchmarks.Files;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The work item to a file, on one thread, until everything is with the operating system.</summary>
internal static class EventToFile
{
    public static void Run(Slices slices, Report report)
    {
        using var tracker = new TrackerToFile(Some.Event);
        using var limit = new LimitToFile(Some.Event);
        using var reference = new SourceGeneratedJsonToFile(Some.Event);
        using var zLogger = new ZLoggerToFile(Some.Event);
        using var serilog = new SerilogToFile(Some.Event, SerilogWrites.Buffered);
        using var serilogEach = new SerilogToFile(Some.Event, SerilogWrites.Each);
        var line = tracker.OneLine();
        using var finished = new FinishedLineToFile("the finished line, blocks of 2 MB", line[..^1], reserves: true);
        using var unreserved = new FinishedLineToFile("the same, no space reserved", line[..^1], reserves: false);
        FileVariant[] variants = [finished, unreserved, limit, tracker, reference, zLogger, serilog, serilogEach];
        foreach (var variant in variants)
            Verification.HoldsTheSame(variant.Name, variant.OneLine(), line);

        var measured = slices.ForFiles.Measure(Clock.Process, variants);
        Measurement Of(Variant variant) => measured[Array.IndexOf(variants, variant)];

        report.Add(
            "Event to a file, flushed",
            Comparison.Of(measured, Of(reference), Of(limit)).Row(PythonReference.ToFile));
        report.Add(Goal.AtLeastTimes("to a file", 4, Of(reference).Times(Of(tracker)), "faster than System.Text.Json"));
        report.Add(Goal.AtLeastTimes("to a file", 8, Of(zLogger).Times(Of(tracker)), "faster than ZLogger"));
        report.Add(Goal.AtLeastTimes("to a file", 12, Of(serilog).Times(Of(tracker)), "faster than Serilog, buffered"));
    }
}
