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

/// <summary>Registers trackers with services.</summary>
public static class EventTrackingServiceCollectionExtensions
{
    /// <summary>
    /// Registers the default tracker: as <see cref="Tracker"/>, and in <see cref="TrackerRegistry"/> for the <c>Emit()</c> of
    /// events. Calling it again adds to the same tracker.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Adds backends, processors and configurations.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventTracking(this IServiceCollection services, Action<EventTrackingBuilder>? configure = null) =>
        services.AddEventTracking(TrackerRegistry.DefaultName, configure);

    /// <summary>Registers the default tracker with what a section of a configuration lists.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, in an <c>appsettings.json</c> named <c>EventTracking</c> by custom.</param>
    /// <param name="configure">Adds further backends, processors and configurations.</param>
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
    /// <see cref="TrackerRegistry"/>. The default tracker is also registered without a key. The name is the tag <c>tracker</c> of its metrics.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the tracker. Names that differ only in case mean the same tracker.</param>
    /// <param name="configure">Adds backends, processors and configurations.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventTracking(this IServiceCollection services, string name, Action<EventTrackingBuilder>? configure = null)
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
            var tracker = TrackerFactory.Make(composition, provider);
            TrackerRegistry.Register(tracker, name);
            return tracker;
        });
        if (composition.IsNamed(TrackerRegistry.DefaultName))
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<Tracker>(name));

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TrackerHostedService>(static provider => new TrackerHostedService(
            provider.GetServices<TrackerComposition>(),
            provider,
            provider.GetRequiredService<DeferredLoggers>(),
            provider.GetService<ILogger<TrackerHostedService>>() ?? NullLogger<TrackerHostedService>.Instance)));
        return composition;
    }

    /// <summary>Makes the tracker known by another spelling of its name, because the keys of services are compared with their case.</summary>
    private static void AddSpelling(this IServiceCollection services, string name, TrackerComposition composition)
    {
        if (!services.Any(service => service.IsKeyedService && service.ServiceType == typeof(Tracker) && name.Equals(service.ServiceKey)))
            services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredKeyedService<Tracker>(composition.Name));
    }
}
