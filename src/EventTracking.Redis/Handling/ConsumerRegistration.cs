using EventTracking.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Redis.Handling;

/// <summary>Registers a consumer: the service that runs it, and its account by its name.</summary>
internal static class ConsumerRegistration
{
    /// <exception cref="ArgumentException">The name is empty, contains a colon, or belongs to another consumer.</exception>
    public static IServiceCollection AddConsumer(this IServiceCollection services, string name, Func<IServiceProvider, IConsumer> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException($"The name '{name}' contains a colon, which separates the keys of a configuration.", nameof(name));
        if (services.Any(service => IsConsumer(service, name)))
            throw new ArgumentException($"A consumer named '{name}' already exists. Use another name.", nameof(name));

        return services
            .AddKeyedSingleton<IEventConsumer>(name, (provider, _) => new ConsumerMonitor(
                name,
                provider.GetService<ILoggerFactory>()?.CreateLogger("EventTracking.Consumers") ?? NullLogger.Instance,
                TimeOf(provider)))
            .AddSingleton(provider => provider.GetRequiredKeyedService<IEventConsumer>(name))
            .AddSingleton<IHostedService>(provider => new ConsumerService(() => create(provider)));
    }

    /// <summary>Returns the clock of the host.</summary>
    public static TimeProvider TimeOf(IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;

    private static bool IsConsumer(ServiceDescriptor service, string name) =>
        service.IsKeyedService
            && service.ServiceType == typeof(IEventConsumer)
            && service.ServiceKey is string known
            && string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
}
