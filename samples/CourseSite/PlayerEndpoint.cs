using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CourseSite;

/// <summary>The endpoint that the player of the page posts to. Anyone can post to it: requests are limited in number, size and encoding.</summary>
internal static class PlayerEndpoint
{
    private const int MaxRequestBytes = 4_096;

    /// <summary>The name of the limit; each client address has its own.</summary>
    private const string RateLimit = "player";

    public static void AddPlayer(this WebApplicationBuilder builder)
    {
        var requestsPerSecond = builder.Configuration.GetValue("Player:RequestsPerSecond", 100);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(RateLimit, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = requestsPerSecond, Window = TimeSpan.FromSeconds(1) }));
        });
    }

    public static void MapPlayer(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseWhen(static http => http.GetEndpoint()?.Metadata.GetMetadata<Utf8Only>() is not null, static player => player.Use(RequireUtf8));
        app.MapPost("/player", static (PlayerMessage message) =>
        {
            var errors = message.Validate();
            if (errors.Count > 0)
                return Results.ValidationProblem(errors);

            message.Emit();
            return Results.NoContent();
        }).RequireRateLimiting(RateLimit).WithMetadata(new RequestSizeLimitAttribute(MaxRequestBytes), new Utf8Only());
    }

    /// <summary>JSON is UTF-8. The JSON binding throws for a character set that it does not know, which would be an error of the server.</summary>
    private static Task RequireUtf8(HttpContext http, RequestDelegate next)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }

    private sealed class Utf8Only;
}
