using EventTracking;
using EventTracking.AspNetCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds event tracking to the pipeline of an application.</summary>
public static class EventTrackingApplicationBuilderExtensions
{
    /// <summary>
    /// Enters a context for each request that passes here: every event emitted while the request is handled carries it. Put it
    /// behind <c>UseAuthentication</c> and <c>UseSession</c> where the context is to tell of users and sessions.
    /// </summary>
    /// <param name="app">The application. Its services must have the tracker: <c>builder.AddEventTracking()</c>.</param>
    /// <param name="configure">Says what the context is to hold.</param>
    /// <returns>The application.</returns>
    /// <exception cref="InvalidOperationException">The services have no tracker of that name.</exception>
    public static IApplicationBuilder UseEventTracking(this IApplicationBuilder app, Action<RequestContextOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = new RequestContextOptions();
        configure?.Invoke(options);

        var tracker = app.ApplicationServices.GetKeyedService<Tracker>(options.TrackerName)
            ?? throw new InvalidOperationException(
                $"The services have no tracker '{options.TrackerName}'. Register it by builder.AddEventTracking() or services.AddEventTracking(\"{options.TrackerName}\").");
        return app.Use(next => new RequestContextMiddleware(next, tracker, options).InvokeAsync);
    }
}
