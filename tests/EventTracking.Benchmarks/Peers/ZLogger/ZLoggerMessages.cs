using EventTracking.Benchmarks.WorkItem;
using Microsoft.Extensions.Logging;
using ZLogger;

namespace EventTracking.Benchmarks.Peers.ZLogger;

/// <summary>The work item as a ZLogger message.</summary>
internal static class ZLoggerMessages
{
    private static readonly EventId Id = new(1, Some.EventName);

    public static void VideoStopped(this ILogger logger, in VideoStopped e) => logger.ZLogInformation(
        Id,
        $"{e.VideoId:@VideoId}{e.CurrentTime:@CurrentTime}{e.Duration:@Duration}{e.Attempt:@Attempt}{e.IsFullScreen:@IsFullScreen}{e.Language:@Language}{e.Code:@Code}{e.Page:@Page}{e.Tags:@Tags:json}");
}
