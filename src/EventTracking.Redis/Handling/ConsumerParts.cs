using EventTracking.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Redis.Handling;

/// <summary>What all kinds of consumers have in common.</summary>
internal sealed record ConsumerParts(EventHandling Handling, ForwardedBackends Forwards, ConsumerMonitor Monitor, TimeProvider TimeProvider)
{
    public string Name => Monitor.Name;

    public ConsumerLog Log => Monitor.Log;

    /// <summary>Creates the parts. Missing handlers and backends are reported as errors of the consumer's options.</summary>
    public static ConsumerParts Create(EventHandlers handlers, RetryPolicy retries, ComponentOptions options, IServiceProvider services)
    {
        if (handlers.IsEmpty)
            options.AddError("Handlers", "the consumer has none. Call On, OnAny or ForwardTo where it is added.");
        var monitor = (ConsumerMonitor)services.GetRequiredKeyedService<IEventConsumer>(handlers.Consumer);
        return new ConsumerParts(
            new EventHandling(handlers, retries, monitor), ForwardedBackends.Find(handlers.Forwards, options, services), monitor,
            ConsumerRegistration.TimeOf(services));
    }
}
