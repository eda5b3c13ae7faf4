using EventTracking;
using EventTracking.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of trackers to health checks.</summary>
public static class EventTrackingHealthCheckExtensions
{
    /// <summary>
    /// Adds a check that fails when a tracker or one of its backends has lost events since the check before. Its data says what
    /// became of the events of each.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="trackerName">The name of the tracker; the default tracker unless given.</param>
    /// <param name="name">The name of the check; <c>event_tracking</c> unless given.</param>
    /// <param name="failureStatus">
    /// What a loss makes of the application; <see cref="HealthStatus.Degraded"/> unless given, because it still serves.
    /// </param>
    /// <param name="tags">Tags of the check.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddEventTracking(
        this IHealthChecksBuilder builder,
        string trackerName = TrackerRegistry.DefaultName,
        string name = "event_tracking",
        HealthStatus failureStatus = HealthStatus.Degraded,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // One check for the life of the services: it remembers what it saw last.
        builder.Services.AddKeyedSingleton(name, (services, _) => new TrackerHealthCheck(services.GetRequiredKeyedService<Tracker>(trackerName)));
        return builder.Add(new HealthCheckRegistration(
            name, services => services.GetRequiredKeyedService<TrackerHealthCheck>(name), failureStatus, tags));
    }
}
