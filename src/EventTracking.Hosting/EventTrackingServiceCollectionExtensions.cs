using EventTracking;
using EventTracking.Hosting;
using EventTracking.Hosting.Configuration;
using EventTracking.Hosting.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers trackers in a service collection.</summary>
public static class EventTrackingServiceCollectionExtensions
{
    /// <summary>
    /// Registers the default tracker: as <see cref="Tracker"/>, and in <see cref="TrackerRegistry"/> for the <c>Emit()</c> of
    /// events. Further calls add to the same tracker.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Adds backends, processors and configuration sections.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventTracking(this IServiceCollection services, Action<EventTrackingBuilder>? configure = null) =>
        services.AddEventTracking(TrackerRegistry.DefaultName, configure);

    /// <summary>Registers the default tracker, configured by a section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, by convention named <c>EventTracking</c>.</param>
    /// <param name="configure">Adds more backends, processors and configuration sections.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventTracking(
        this IServiceCollection services, IConfigurationSection section, Action<EventTrackingBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddEventTracking(tracking =>
        {
            tracking.AddConfiguration(section);
            configure?.Invoke(tracking);
        });
    }

    /// <summary>
    /// Registers a named tracker: as a keyed <see cref="Tracker"/>, for <c>[FromKeyedServices("name")]</c>, and in
    /// <see cref="TrackerRegistry"/>. The default tracker is also registered without a key. The metrics of the tracker have its name in
    /// the tag <c>tracker</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the tracker, ignoring case.</param>
    /// <param name="configure">Adds backends, processors and configuration sections.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventTracking(
        this IServiceCollection services, string name, Action<EventTrackingBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var composition = services.FindComposition(name) ?? services.AddTracker(name);
        services.AddSpelling(name, composition);
        configure?.Invoke(new EventTrackingBuilder(services, composition));
        return services;
    }

    private static TrackerComposition? FindComposition(this IServiceCollection services, string name) =>
        services.Where(static service => !service.IsKeyedService)
            .Select(static service => service.ImplementationInstance)
            .OfType<TrackerComposition>()
            .FirstOrDefault(composition => composition.IsNamed(name));

    private static TrackerComposition AddTracker(this IServiceCollection services, string name)
    {
        var composition = new TrackerComposition(name);
        services.AddSingleton(composition);
        services.TryAddSingleton(static provider => new DeferredLoggers(provider));
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            var tracker = TrackerFactory.Create(composition, provider);
            TrackerRegistry.Register(tracker, name);
            return tracker;
        });
        if (composition.IsNamed(TrackerRegistry.DefaultName))
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<Tracker>(name));

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TrackerHostedService>(
            static provider => new TrackerHostedService(
                provider.GetServices<TrackerComposition>(),
                provider,
                provider.GetRequiredService<DeferredLoggers>(),
                provider.GetService<ILogger<TrackerHostedService>>() ?? NullLogger<TrackerHostedService>.Instance)));
        return composition;
    }

    /// <summary>Registers the tracker by another spelling of its name, because the keys of services are case-sensitive.</summary>
    private static void AddSpelling(this IServiceCollection services, string name, TrackerComposition composition)
    {
        if (!services.Any(service => service.IsKeyedService && service.ServiceType == typeof(Tracker) && name.Equals(service.ServiceKey)))
            services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredKeyedService<Tracker>(composition.Name));
    }
}
