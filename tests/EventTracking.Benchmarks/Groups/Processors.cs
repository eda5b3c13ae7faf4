using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The work item past processors that keep it, and up to processors that drop it by its name.</summary>
internal static class Processors
{
    public static void Run(Slices slices, Report report)
    {
        LineVariant[] variants =
        [
            Emit("no processor"),
            Emit(
                "three that keep: allowlist, pattern, sampling",
                new NameAllowlistProcessor(Some.EventName),
                new RegexFilterProcessor(FilterType.Allowlist, @"^org\.edx\.video\."),
                new SamplingProcessor(1)),
            Emit("dropped by an allowlist", new NameAllowlistProcessor("org.edx.video.play")),
            Emit("dropped by a pattern", new RegexFilterProcessor(FilterType.Blocklist, @"^org\.edx\.video\.")),
            Emit("dropped by sampling", new SamplingProcessor(0)),
        ];

        foreach (var (i, variant) in variants.Index())
            CheckThat(variant, i < 2);

        var measured = slices.Measure(Clock.Thread, variants);
        var table = new Table("processors", "median, ns", "best slice, ns", "more than none", "B/event");
        foreach (var m in measured)
            table.Row(m.Name, Comparison.Number(m.Median), Comparison.Number(m.Best), More(m), Comparison.Number(m.AllocatedBytes));

        report.Add("Processors", table);
        report.Add(Goal.AtMost("three processors that keep", 60, measured[1].Nanoseconds - measured[0].Nanoseconds, "ns more"));
        report.Add(Goal.AtMost("three processors that keep, memory", 0, Math.Round(measured[1].AllocatedBytes), "B"));
        report.Add(Goal.AtMost("a dropped name, the slowest of three ways", 25, measured.Skip(2).Max(static m => m.Nanoseconds), "ns"));
        foreach (var variant in variants)
            variant.Dispose();

        string More(Measurement m) => m == measured[0] ? "-" : Comparison.Difference(m.Nanoseconds - measured[0].Nanoseconds);
    }

    private static void CheckThat(LineVariant variant, bool keeps)
    {
        if (variant.OneLine().Length > 0 != keeps)
            throw new InvalidDataException($"The event is {(keeps ? "dropped" : "kept")} where the row says \"{variant.Name}\".");
    }

    private static TypedEmit<VideoStopped> Emit(string name, params IEventProcessor[] processors) => new(name, Some.Event, processors);
}
