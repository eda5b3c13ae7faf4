using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using EventTracking.AspNetCore;
using EventTracking.AspNetCore.Browser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps an endpoint that accepts events from browsers.</summary>
public static class EventTrackingEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps an endpoint to which pages post events, usually with the client that <c>dotnet events export typescript</c> writes. Only
    /// accepted events are emitted, with the server's time and the context of the request.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Anyone can send any accepted event with any values. Call <c>RequireRateLimiting</c> on the result, and
    /// <c>RequireAuthorization</c> if only users who are signed in send events.
    /// </para>
    /// <para>
    /// Requests of pages of other origins are refused with 403, except for origins that the CORS policy of the endpoint allows: call
    /// <c>RequireCors</c> on the result.
    /// </para>
    /// </remarks>
    /// <param name="endpoints">The application. Its services must contain the tracker; see <c>builder.AddEventTracking()</c>.</param>
    /// <param name="pattern">The route, for example <c>/events</c>.</param>
    /// <param name="configure">Selects the events that are accepted, and sets limits.</param>
    /// <returns>A builder for the conventions of the endpoint.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// No event is accepted, one is accepted twice, or no tracker named <see cref="BrowserEventsBuilder.TrackerName"/> is registered.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of range.</exception>
    public static IEndpointConventionBuilder MapEventTracking(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Action<BrowserEventsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new BrowserEventsBuilder();
        configure(options);
        options.ThrowIfInvalid(pattern);

        var services = endpoints.ServiceProvider;
        var tracker = HostTracker.Get(services, options.TrackerName);
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("EventTracking.AspNetCore.Browser");
        var losses = new BrowserLosses(pattern, services.GetRequiredService<IMeterFactory>(), log, time);
        var endpoint = new BrowserEndpoint(options, tracker, losses, time);
        return endpoints.MapPost(pattern, (RequestDelegate)endpoint.HandleAsync).WithDisplayName($"Events from browsers: {pattern}");
    }
}
