using EventTracking.Benchmarks.WorkItem;
using Serilog;
using Serilog.Context;
using Serilog.Core;
using Serilog.Core.Enrichers;

namespace EventTracking.Benchmarks.Peers.Serilog;

/// <summary>The work item as a Serilog message, and the context as properties of all messages.</summary>
internal static class SerilogMessages
{
    private static readonly ILogEventEnricher[] Session =
        [.. Some.SessionPairs.Select(static pair => new PropertyEnricher(pair.Key, pair.Value))];

    public static IDisposable PushSession() => LogContext.Push(Session);

    public static void VideoStopped(this ILogger logger, in VideoStopped e) => logger.Information(
        Some.EventName + " {VideoId} {CurrentTime} {Duration} {Attempt} {IsFullScreen} {Language} {Code} {Page} {Tags}",
        e.VideoId, e.CurrentTime, e.Duration, e.Attempt, e.IsFullScreen, e.Language, e.Code, e.Page, e.Tags);
}
