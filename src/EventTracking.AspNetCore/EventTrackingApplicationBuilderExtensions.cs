using EventTracking;
using EventTracking.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds event tracking to the pipeline of an application.</summary>
public static class EventTrackingApplicationBuilderExtensions
{
    /// <summary>
    /// Adds middleware that enters a context for each request: every event emitted while the request is handled carries it. The context
    /// is created when the first event of the request needs it.
    /// </summary>
    /// <remarks>
    /// Call it after <c>UseForwardedHeaders</c> and before <c>UseExceptionHandler</c>: events that the exception handler emits then carry
    /// the path of the request that failed. The user and the session are read when the first event is emitted, which must be after
    /// <c>UseAuthentication</c> and <c>UseSession</c> have run. If another thread emits that event, the request is read on that thread.
    /// </remarks>
    /// <param name="app">The application. Its services must contain the tracker; see <c>builder.AddEventTracking()</c>.</param>
    /// <param name="configure">Configures the context.</param>
    /// <returns>The application.</returns>
    /// <exception cref="InvalidOperationException">
    /// No tracker named <see cref="RequestContextOptions.TrackerName"/> is registered.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="RequestContextOptions.MaxHeaderLength"/> is less than 1.</exception>
    public static IApplicationBuilder UseEventTracking(this IApplicationBuilder app, Action<RequestContextOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = new RequestContextOptions();
        configure?.Invoke(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxHeaderLength, 1);

        var tracker = HostTracker.Get(app.ApplicationServices, options.TrackerName);
        return app.Use(next => new RequestContextMiddleware(next, tracker, options).InvokeAsync);
    }
}
