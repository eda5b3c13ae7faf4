using EventTracking;
using EventTracking.Hosting;
using EventTracking.Hosting.Configuration;
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
    /// <param name="configure">Says what the tracker is made of.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventTracking(this IServiceCollection services, Action<EventTrackingBuilder>? configure = null) =>
        services.AddEventTracking(TrackerRegistry.DefaultName, configure);

    /// <summary>Registers the default tracker with what a section of a configuration lists.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, in an <c>appsettings.json</c> named <c>EventTracking</c> by custom.</param>
    /// <param name="configure">Says what the tracker is made of besides.</param>
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
    /// Registers a tracker of its own name: as a keyed <see cref="Tracker"/>, for <c>[FromKeyedServices("name")]</c>, and in
    /// <see cref="TrackerRegistry"/>. The default tracker is registered without a key besides.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the tracker.</param>
    /// <param name="configure">Says what the tracker is made of.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEventTracking(this IServiceCollection services, string name, Action<EventTrackingBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);

        configure?.Invoke(new EventTrackingBuilder(services, services.FindComposition(name) ?? services.AddTracker(name)));
        return services;
    }

    private static TrackerComposition? FindComposition(this IServiceCollection services, string name) =>
        services.Where(static service => !service.IsKeyedService)
            .Select(static service => service.ImplementationInstance)
            .OfType<TrackerComposition>()
            .FirstOrDefault(composition => composition.Name == name);

    private static TrackerComposition AddTracker(this IServiceCollection services, string name)
    {
        var composition = new TrackerComposition(name);
        services.AddSingleton(composition);
        services.AddKeyedSingleton(name, (provider, _) =>
        {
            var tracker = TrackerFactory.Make(composition, provider);
            TrackerRegistry.Register(tracker, name);
            return tracker;
        });
        if (name == TrackerRegistry.DefaultName)
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<Tracker>(TrackerRegistry.DefaultName));

        services.AddSingleton<IHostedService>(provider => new TrackerHostedService(
            composition, provider, provider.GetService<ILogger<TrackerHostedService>>() ?? NullLogger<TrackerHostedService>.Instance));
        return composition;
    }
}
