using EventTracking.Benchmarks.Logs;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;
using EventTracking.Benchmarks.WorkItem.Inputs;
using EventTracking.Tool.Inputs;
using EventTracking.Tool.Verification;

namespace EventTracking.Benchmarks.Groups;

/// <summary>Checking the lines of a log against their shapes, compared with parsing the same lines.</summary>
internal static class VerifiedLogs
{
    public static void Run(Slices slices, Report report)
    {
        var shapes = EventInputs.Load([typeof(VideoStopped).Assembly.Location]).Entries.Select(static entry => entry.Shape).ToList();
        (string Title, byte[] Line)[] events =
        [
            ("the work item", Line(Some.Event)),
            ("60 fields", Line(FormSubmitted.Sample)),
            ("12 levels deep", Line(OutlineOpened.Sample)),
            ("Cyrillic and emoji", Line(Videos.NotAscii)),
            ("doubles of 17 digits", Line(Videos.SeventeenDigits)),
            ("a string of 2 KB", Line(Videos.LongText)),
        ];

        var table = new Table("lines", "bytes", "JsonDocument.Parse, ns", "verify, ns", "x as fast", "verify, MB/s", "B/line");
        foreach (var (title, line) in events)
            Row(title, [line]);
        var ratio = Row("all of them in turn", [.. events.Select(static row => row.Line)]);

        report.Add("Checking a log", table);
        report.Add(Goal.AtLeastTimes("verify, all lines in turn", 0.5, ratio, "as fast as JsonDocument.Parse"));

        double Row(string title, IReadOnlyList<byte[]> lines)
        {
            using var parse = new ParsedLines(lines);
            using var verify = new VerifiedLog(lines, new LineVerifier(shapes, Strictness.Compatible));
            var measured = slices.Measure(Clock.Thread, parse, verify);
            var bytes = lines.Average(static line => line.Length + 1);
            table.Row(
                title,
                Comparison.Number(bytes),
                Comparison.Number(measured[0].Nanoseconds),
                Comparison.Number(measured[1].Nanoseconds),
                Comparison.Ratio(measured[0].Times(measured[1])),
                Comparison.Number(bytes / measured[1].Nanoseconds * 1000),
                Comparison.Number(measured[1].AllocatedBytes));
            return measured[0].Times(measured[1]);
        }
    }

    private static byte[] Line<TEvent>(TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        using var emit = new TypedEmit<TEvent>("EventTracking", trackedEvent);
        return emit.OneLine();
    }
}
