using EventTracking;
using EventTracking.Hosting;
using EventTracking.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks for trackers.</summary>
public static class EventTrackingHealthCheckExtensions
{
    private static readonly TimeSpan DefaultLossWindow = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DefaultMaxPendingAge = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Adds a check that reports <paramref name="failureStatus"/> after a tracker or one of its backends has lost events, and
    /// <see cref="HealthStatus.Degraded"/> while the destination of a backend fails, a spool cannot write to its disk, or events are
    /// pending for longer than <paramref name="maxPendingAge"/>. The check of the default tracker also reports
    /// <see cref="HealthStatus.Degraded"/> while a consumer of the host cannot use its server, or has retried an event for that long. Its
    /// data contains the account of each backend and consumer, and the status of those with a problem. A host with consumers needs no
    /// tracker for it.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="trackerName">The name of the tracker, ignoring case.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">
    /// The status after a loss. Default: <see cref="HealthStatus.Degraded"/>, because the application still serves requests.
    /// </param>
    /// <param name="tags">The tags of the check.</param>
    /// <param name="lossWindow">
    /// How long a loss is reported, to every caller, after the check has first noticed it. Default: 60 seconds.
    /// </param>
    /// <param name="maxPendingAge">
    /// How long an event may be pending before the status is degraded. Default: 60 seconds. Set it above
    /// <see cref="BatchingOptions.MaxBatchAge"/>, for which events wait by design.
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

        // A singleton, because the check remembers the losses it has noticed.
        builder.Services.AddKeyedSingleton(name, (services, _) =>
        {
            var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
            IEventConsumer[] consumers = IsDefault(trackerName) ? [.. services.GetServices<IEventConsumer>()] : [];
            return new TrackerHealthCheck(
                FindTracker(services, trackerName, isRequired: consumers.Length == 0),
                new LossWindow(window, time),
                new DeliveryProblems(pendingAge),
                new ConsumerProblems(consumers, pendingAge, time));
        });
        return builder.Add(new HealthCheckRegistration(
            name, services => services.GetRequiredKeyedService<TrackerHealthCheck>(name), failureStatus, tags));
    }

    private static bool IsDefault(string trackerName) =>
        string.Equals(trackerName, TrackerRegistry.DefaultName, StringComparison.OrdinalIgnoreCase);

    private static Tracker? FindTracker(IServiceProvider services, string name, bool isRequired)
    {
        name = TrackerComposition.Find(services, name)?.Name ?? name;
        return isRequired ? services.GetRequiredKeyedService<Tracker>(name) : services.GetKeyedService<Tracker>(name);
    }
}
