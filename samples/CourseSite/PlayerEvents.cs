using System.Threading.RateLimiting;

namespace CourseSite;

/// <summary>Accepts the events of the page's player. The endpoint is public, so values are validated and requests are limited.</summary>
internal static class PlayerEvents
{
    private const int MaxIdLength = 200;
    private const double SecondsOfDay = 86_400;

    /// <summary>The name of the rate-limiting policy, which counts per client address.</summary>
    private const string RateLimitPolicy = "player";

    public static void AddPlayerEvents(this WebApplicationBuilder builder)
    {
        var requestsPerSecond = builder.Configuration.GetValue("Player:RequestsPerSecond", 100);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(RateLimitPolicy, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = requestsPerSecond, Window = TimeSpan.FromSeconds(1) }));
        });
    }

    public static void MapPlayerEvents(this WebApplication app)
    {
        app.UseRateLimiter();
        app.MapEventTracking("/events", static browser => browser
            .Accept<VideoPlayed>(static played => ErrorIn(played.VideoId, played.CurrentTime))
            .Accept<VideoPaused>(static paused => ErrorIn(paused.VideoId, paused.CurrentTime))
            .Accept<VideoStopped>(static stopped => stopped.Duration is > 0 and <= SecondsOfDay
                ? ErrorIn(stopped.VideoId, stopped.CurrentTime, stopped.Duration)
                : "the duration must be positive and at most a day"))
            .RequireRateLimiting(RateLimitPolicy);
    }

    private static string? ErrorIn(string videoId, double currentTime, double maxTime = SecondsOfDay)
    {
        if (videoId.Length is 0 or > MaxIdLength)
            return $"the video ID must have 1 to {MaxIdLength} characters";
        return currentTime >= 0 && currentTime <= maxTime ? null : "the current time must be a position in the video";
    }
}
