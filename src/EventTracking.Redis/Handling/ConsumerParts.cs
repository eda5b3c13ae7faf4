using EventTracking.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Redis.Handling;

/// <summary>What all kinds of consumers have in common.</summary>
internal sealed record ConsumerParts(
    string Name, EventHandling Handling, ForwardedBackends Forwards, ConsumerMetrics Metrics, ConsumerLog Log, TimeProvider TimeProvider)
{
    /// <summary>Creates the parts. Missing handlers and backends are reported as errors of the consumer's options.</summary>
    public static ConsumerParts Create(EventHandlers handlers, RetryPolicy retries, ComponentOptions options, IServiceProvider services)
    {
        if (handlers.IsEmpty)
            options.AddError("Handlers", "the consumer has none. Call On, OnAny or ForwardTo where it is added.");
        var forwards = ForwardedBackends.Find(handlers.Forwards, options, services);
        var metrics = new ConsumerMetrics(handlers.Consumer);
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var logger = services.GetService<ILoggerFactory>()?.CreateLogger("EventTracking.Consumers") ?? NullLogger.Instance;
        return new ConsumerParts(
            handlers.Consumer, new EventHandling(handlers, forwards, retries, metrics), forwards, metrics,
            new ConsumerLog(logger, handlers.Consumer, time), time);
    }
}
