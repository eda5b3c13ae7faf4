using System.Diagnostics.CodeAnalysis;
using EventTracking.AspNetCore;
using EventTracking.Inspector;
using EventTracking.Inspector.Endpoints;
using EventTracking.Inspector.Observing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the event inspector.</summary>
public static class EventInspectorEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps a page that shows the events of a tracker live: what was emitted, what processors and backends did with it, what is pending or
    /// lost, and which declared events have not been emitted yet. Tests can read the same as JSON, at <c>api/events</c>,
    /// <c>api/coverage</c> and <c>api/accounts</c> below the path.
    /// </summary>
    /// <remarks>
    /// The page shows the data of all events. It is therefore meant for development: in any other environment,
    /// <see cref="EventInspectorOptions.AuthorizationPolicy"/> is required. Events are observed from this call on.
    /// </remarks>
    /// <param name="endpoints">The application. Its services must contain the tracker; see <c>builder.AddEventTracking()</c>.</param>
    /// <param name="pattern">The path of the page.</param>
    /// <param name="configure">Configures the inspector.</param>
    /// <returns>A builder for conventions of all endpoints of the inspector, such as <c>RequireHost</c>.</returns>
    /// <exception cref="InvalidOperationException">
    /// The environment is not Development and no policy is given, or no tracker named <see cref="EventInspectorOptions.TrackerName"/> is
    /// registered.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <see cref="EventInspectorOptions.BufferCapacityBytes"/> is less than <see cref="EventInspectorOptions.MinBufferCapacityBytes"/>.
    /// </exception>
    public static IEndpointConventionBuilder MapEventInspector(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern = "/_events",
        Action<EventInspectorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var options = new EventInspectorOptions();
        configure?.Invoke(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BufferCapacityBytes, EventInspectorOptions.MinBufferCapacityBytes);
        var services = endpoints.ServiceProvider;
        ThrowIfUnprotected(services.GetRequiredService<IHostEnvironment>(), options, pattern);

        var inspected = Inspect(services, options);
        var group = endpoints.MapGroup(pattern);
        InspectorEndpoints.Map(group, inspected);
        group.ExcludeFromDescription();
        if (options.AuthorizationPolicy is { } policy)
            group.RequireAuthorization(policy);
        return group;
    }

    private static void ThrowIfUnprotected(IHostEnvironment environment, EventInspectorOptions options, string pattern)
    {
        if (environment.IsDevelopment() || !string.IsNullOrEmpty(options.AuthorizationPolicy))
            return;

        throw new InvalidOperationException(
            $"The event inspector shows the data of all events, and the environment is '{environment.EnvironmentName}', not 'Development'. "
                + "Map it in development only: if (app.Environment.IsDevelopment()) app.MapEventInspector(); "
                + "or name an authorization policy that protects it: "
                + $"app.MapEventInspector(\"{pattern}\", options => options.AuthorizationPolicy = \"...\").");
    }

    private static InspectedTracker Inspect(IServiceProvider services, EventInspectorOptions options)
    {
        var tracker = HostTracker.Get(services, options.TrackerName);
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        var inspected = new InspectedTracker(
            tracker, options.BufferCapacityBytes, services.GetService<TimeProvider>() ?? TimeProvider.System, lifetime.ApplicationStopping);
        lifetime.ApplicationStopped.Register(inspected.Dispose);
        return inspected;
    }
}
