using EventTracking.Benchmarks.Limit;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Peers.LoggerMessage;
using EventTracking.Benchmarks.Peers.Serilog;
using EventTracking.Benchmarks.Peers.SystemTextJson;
using EventTracking.Benchmarks.Peers.Utf8Writer;
using EventTracking.Benchmarks.Peers.ZLogger;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The work item to bytes in memory, on one thread, given to a sink that counts them.</summary>
internal static class EventToBytes
{
    public static void Run(Slices slices, Report report)
    {
        using var typed = new TypedEmit<VideoStopped>("EventTracking, typed emit", Some.Event);
        using var untyped = new UntypedEmit("EventTracking, untyped emit", Some.EventName, Some.EventData);
        using var reference = new SourceGeneratedJson<VideoStopped>(Some.EventName, Some.Event, LineJson.Default.VideoLine);
        using var values = new ValueLineJson(Some.Event);
        using var byHand = new HandWrittenJson(Some.Event);
        using var loggerMessage = new LoggerMessageToJson(Some.Event);
        using var zLogger = new ZLoggerToJson(Some.Event);
        using var serilog = new SerilogToJson(Some.Event);
        using var limit = new LimitVariant(Some.Event);
        using var copy = new FinishedLine(typed.OneLine());
        LineVariant[] variants = [copy, limit, typed, untyped, byHand, values, reference, loggerMessage, zLogger, serilog];
        foreach (var variant in variants)
            Verification.HoldsTheSame(variant.Name, variant.OneLine(), reference.OneLine());

        var measured = slices.Measure(Clock.Thread, variants);
        Measurement Of(Variant variant) => measured[Array.IndexOf(variants, variant)];

        report.Add("Event to bytes", Comparison.Of(measured, Of(reference), Of(limit)).Row(PythonReference.ToBytes));
        report.Add(Goal.AtMostTimes("typed emit", 1.3, Of(typed).Times(Of(limit)), "the limit"));
        report.Add(Goal.AtLeastTimes("typed emit", 6, Of(reference).Times(Of(typed)), "faster than System.Text.Json"));
        report.Add(Goal.AtMost("typed emit, memory", 0, Math.Round(Of(typed).AllocatedBytes), "B"));
        report.Add(
            Goal.AtLeastTimes("untyped emit from a dictionary", 1, Of(reference).Times(Of(untyped)), "faster than System.Text.Json"));
    }
}
