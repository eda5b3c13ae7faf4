using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.AspNetCore;

/// <summary>Finds the tracker that the application has registered.</summary>
internal static class HostTracker
{
    /// <exception cref="InvalidOperationException">No tracker of that name is registered.</exception>
    public static Tracker Get(IServiceProvider services, string name) =>
        services.GetKeyedService<Tracker>(name)
        ?? throw new InvalidOperationException(
            $"No tracker named '{name}' is registered. Call builder.AddEventTracking() or services.AddEventTracking(\"{name}\").");
}
