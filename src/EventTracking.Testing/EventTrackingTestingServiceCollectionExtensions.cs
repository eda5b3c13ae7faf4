using EventTracking;
using EventTracking.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Replaces the trackers of an application in tests.</summary>
public static class EventTrackingTestingServiceCollectionExtensions
{
    /// <summary>
    /// Replaces every registered <see cref="Tracker"/>, including keyed ones, with a recorded one. A test resolves
    /// <see cref="RecordedTracker"/> from the services, with the key of the tracker, if any, and asserts what was emitted.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Call it after the application has registered its services, for example in <c>ConfigureTestServices</c>. The backends and processors
    /// of the replaced trackers are not created, and their configuration is not read. If no default tracker is registered, one is added.
    /// </para>
    /// <para>
    /// A recorded tracker is also registered in <see cref="TrackerRegistry"/>, from when it is first resolved (by the host, at startup)
    /// until the host stops or the services are disposed. Timestamps come from the registered <see cref="TimeProvider"/>, if any. Code that
    /// calls <c>Emit()</c> uses the default tracker of the process, so tests of such code must not run in parallel.
    /// </para>
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRecordedTracker(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        var keys = KeysOfTrackers(services);
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == typeof(Tracker) || services[i].ServiceType == typeof(RecordedTracker))
                services.RemoveAt(i);
        }

        foreach (var spellings in keys.GroupBy(static key => key, KeyComparer.Instance))
            AddRecorded(services, [.. spellings]);
        services.AddSingleton(static provider => provider.GetRequiredKeyedService<RecordedTracker>(TrackerRegistry.DefaultName));
        services.AddSingleton(static provider => provider.GetRequiredKeyedService<Tracker>(TrackerRegistry.DefaultName));
        return services;
    }

    /// <summary>Returns the keys of all trackers, starting with that of the default tracker, which is its name.</summary>
    private static IEnumerable<object> KeysOfTrackers(IServiceCollection services) =>
    [
        TrackerRegistry.DefaultName,
        .. services
            .Where(static service => service.IsKeyedService && service.ServiceType == typeof(Tracker))
            .Select(static service => service.ServiceKey!),
    ];

    /// <summary>Adds one recorded tracker for keys that differ only in case.</summary>
    private static void AddRecorded(IServiceCollection services, IReadOnlyList<object> spellings)
    {
        services.AddKeyedSingleton(spellings[0], static (provider, key) => Create(provider, key));
        foreach (var key in spellings.Distinct())
        {
            if (!key.Equals(spellings[0]))
                services.AddKeyedSingleton(key, (provider, _) => provider.GetRequiredKeyedService<RecordedTracker>(spellings[0]));
            services.AddKeyedSingleton(key, static (provider, key) => provider.GetRequiredKeyedService<RecordedTracker>(key).Tracker);
        }
    }

    private static RecordedTracker Create(IServiceProvider provider, object? key)
    {
        var name = key as string is { Length: > 0 } text ? text : TrackerRegistry.DefaultName;
        var timeProvider = provider.GetService(typeof(TimeProvider)) as TimeProvider;
        var recorded = new RecordedTracker(name, processors: null, contextLocator: null, timeProvider);
        if (key is string)
            TrackerRegistry.Register(recorded.Tracker, name);
        return recorded;
    }

    /// <summary>Compares the keys of services; names of trackers are case-insensitive.</summary>
    private sealed class KeyComparer : IEqualityComparer<object>
    {
        public static readonly KeyComparer Instance = new();

        public new bool Equals(object? x, object? y) =>
            x is string one && y is string other ? string.Equals(one, other, StringComparison.OrdinalIgnoreCase) : object.Equals(x, y);

        public int GetHashCode(object key) => key is string name ? StringComparer.OrdinalIgnoreCase.GetHashCode(name) : key.GetHashCode();
    }
}
