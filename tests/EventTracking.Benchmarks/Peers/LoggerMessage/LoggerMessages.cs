using Microsoft.Extensions.Logging;

namespace EventTracking.Benchmarks.Peers.LoggerMessage;

/// <summary>The work item as a log message, declared for the source generator of Microsoft.Extensions.Logging.</summary>
internal static partial class LoggerMessages
{
    [Microsoft.Extensions.Logging.LoggerMessage(
        EventId = 1,
        EventName = "org.edx.video.stop",
        Level = LogLevel.Information,
        Message = "{VideoId} {CurrentTime} {Duration} {Attempt} {IsFullScreen} {Language} {Code} {Page} {Tags}")]
    public static partial void VideoStopped(
        this ILogger logger,
        string videoId,
        double currentTime,
        double duration,
        int attempt,
        bool isFullScreen,
        string language,
        string code,
        string page,
        string[] tags);
}
