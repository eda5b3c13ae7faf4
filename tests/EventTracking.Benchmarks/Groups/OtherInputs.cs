using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventTracking.Benchmarks.Limit;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Peers.SystemTextJson;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;
using EventTracking.Benchmarks.WorkItem.Inputs;

namespace EventTracking.Benchmarks.Groups;

/// <summary>Events that are not like the work item: wide, deep, long, not ASCII, with doubles that need all their digits.</summary>
internal static class OtherInputs
{
    /// <summary>The default encoder would write Cyrillic as escapes; this one writes the bytes that the others write.</summary>
    private static readonly JsonWriterOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Run(Slices slices, Report report)
    {
        var table = new Table(
            "event", "bytes", "System.Text.Json, ns", "EventTracking, ns", "x as fast", "limit, ns", "x limit", "B/event");
        Row(slices, table, "60 fields", FormSubmitted.Sample, LineJson.Default.FormLine, limit: null);
        Row(slices, table, "12 levels deep", OutlineOpened.Sample, LineJson.Default.OutlineLine, limit: null);
        VideoRow("Cyrillic and emoji", Videos.NotAscii);
        VideoRow("doubles of 17 digits", Videos.SeventeenDigits);
        VideoRow("a string of 2 KB", Videos.LongText);
        report.Add("Other events, to bytes", table);

        void VideoRow(string title, VideoStopped video) =>
            Row(slices, table, title, video, LineJson.Default.VideoLine, new LimitVariant(video));
    }

    private static void Row<TEvent>(
        Slices slices, Table table, string title, TEvent trackedEvent, JsonTypeInfo<Line<TEvent>> type, LimitVariant? limit)
        where TEvent : ITrackedEvent<TEvent>
    {
        using var ours = new TypedEmit<TEvent>("EventTracking", trackedEvent);
        using var reference = new SourceGeneratedJson<TEvent>(TEvent.Descriptor.Name, trackedEvent, type, Raw);
        LineVariant[] variants = limit is null ? [reference, ours] : [reference, ours, limit];
        foreach (var variant in variants)
            Verification.HoldsTheSame($"{variant.Name}, {title}", variant.OneLine(), ours.OneLine());

        var measured = slices.Measure(Clock.Thread, variants);
        var (theirs, mine) = (measured[0], measured[1]);
        table.Row(
            title,
            Comparison.Number(ours.OneLine().Length),
            Comparison.Number(theirs.Nanoseconds),
            Comparison.Number(mine.Nanoseconds),
            Comparison.Ratio(theirs.Times(mine)),
            limit is null ? "-" : Comparison.Number(measured[2].Nanoseconds),
            limit is null ? "-" : Comparison.Ratio(mine.Times(measured[2])),
            Comparison.Number(mine.AllocatedBytes));
    }
}
