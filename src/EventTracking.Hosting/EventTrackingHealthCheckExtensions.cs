using EventTracking;
using EventTracking.Hosting;
using EventTracking.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of trackers to health checks.</summary>
public static class EventTrackingHealthCheckExtensions
{
    private static readonly TimeSpan DefaultLossWindow = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DefaultMaxPendingAge = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Adds a check that fails while a tracker or one of its backends has lost events within the last minute, or within
    /// <paramref name="lossWindow"/>, and that reports <see cref="HealthStatus.Degraded"/> while the destination of a backend fails or
    /// events wait for longer than <paramref name="maxPendingAge"/>. Its data has the account of each backend, and the status of those
    /// that have a problem.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="trackerName">The name of the tracker; the default tracker unless given. Case does not matter.</param>
    /// <param name="name">The name of the check; <c>event_tracking</c> unless given.</param>
    /// <param name="failureStatus">The status after a loss; <see cref="HealthStatus.Degraded"/> unless given, because the application still serves.</param>
    /// <param name="tags">Tags of the check.</param>
    /// <param name="lossWindow">
    /// For how long a loss is reported, to every caller, after the check has first noticed it; 60 seconds unless given.
    /// </param>
    /// <param name="maxPendingAge">
    /// How long an event may wait in a queue before the application is degraded; 60 seconds unless given. Choose more than
    /// <see cref="BatchingOptions.MaxBatchAge"/>, for which events wait on purpose.
    /// </param>
    /// <returns>The health checks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="lossWindow"/> or <paramref name="maxPendingAge"/> is not positive.
    /// </exception>
    public static IHealthChecksBuilder AddEventTracking(
        this IHealthChecksBuilder builder,
        string trackerName = TrackerRegistry.DefaultName,
        string name = "event_tracking",
        HealthStatus failureStatus = HealthStatus.Degraded,
        IEnumerable<string>? tags = null,
        TimeSpan? lossWindow = null,
        TimeSpan? maxPendingAge = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var window = lossWindow ?? DefaultLossWindow;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero, nameof(lossWindow));
        var pendingAge = maxPendingAge ?? DefaultMaxPendingAge;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pendingAge, TimeSpan.Zero, nameof(maxPendingAge));

        // One check for the lifetime of the services, because it remembers the losses that it has noticed.
        builder.Services.AddKeyedSingleton(name, (services, _) => new TrackerHealthCheck(
            services.GetRequiredKeyedService<Tracker>(TrackerComposition.Find(services, trackerName)?.Name ?? trackerName),
            new LossWindow(window, services.GetService<TimeProvider>() ?? TimeProvider.System),
            new DeliveryProblems(pendingAge)));
        return builder.Add(new HealthCheckRegistration(
            name, services => services.GetRequiredKeyedService<TrackerHealthCheck>(name), failureStatus, tags));
    }
}
