using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CourseSite;

/// <summary>The endpoint that the page's player posts to. It is public, so requests are limited in rate, size and encoding.</summary>
internal static class PlayerEndpoint
{
    private const int MaxRequestBytes = 4_096;

    /// <summary>The name of the rate-limiting policy, which counts per client address.</summary>
    private const string RateLimitPolicy = "player";

    public static void AddPlayer(this WebApplicationBuilder builder)
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

    public static void MapPlayer(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseWhen(
            static http => http.GetEndpoint()?.Metadata.GetMetadata<Utf8Only>() is not null,
            static player => player.Use(RequireUtf8));
        app.MapPost("/player", static (PlayerMessage message) =>
        {
            var errors = message.Validate();
            if (errors.Count > 0)
                return Results.ValidationProblem(errors);

            message.Emit();
            return Results.NoContent();
        }).RequireRateLimiting(RateLimitPolicy).WithMetadata(new RequestSizeLimitAttribute(MaxRequestBytes), new Utf8Only());
    }

    /// <summary>Answers 415 to other encodings. JSON binding throws for an unknown charset, which would be a 500.</summary>
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
