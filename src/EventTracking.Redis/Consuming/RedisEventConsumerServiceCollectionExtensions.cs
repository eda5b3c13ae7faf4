using EventTracking.Hosting;
using EventTracking.Redis;
using EventTracking.Redis.Consuming;
using EventTracking.Redis.Handling;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers consumers of Redis streams.</summary>
public static class RedisEventConsumerServiceCollectionExtensions
{
    /// <summary>
    /// Registers a consumer that runs in the host. Its options are in the section <c>EventTracking:Consumers:{name}</c>, which has the
    /// properties of <see cref="RedisConsumerOptions"/>, or <c>ConnectionStringFile</c> instead of <c>ConnectionString</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the consumer, and of its group if the options do not set another one.</param>
    /// <param name="configure">Adds handlers. It is called when the host starts.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The name is not valid, or another consumer has it.</exception>
    public static IServiceCollection AddRedisEventConsumer(
        this IServiceCollection services, string name, Action<RedisEventConsumerBuilder> configure) =>
        services.AddRedisEventConsumer(name, new RedisConsumerOptions(), configure);

    /// <summary>Registers a consumer with options that are set in code. Those in the section override them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the consumer, and of its group if the options do not set another one.</param>
    /// <param name="options">The options.</param>
    /// <param name="configure">Adds handlers. It is called when the host starts.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The name is not valid, or another consumer has it.</exception>
    public static IServiceCollection AddRedisEventConsumer(
        this IServiceCollection services, string name, RedisConsumerOptions options, Action<RedisEventConsumerBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddConsumer(name, provider => Create(provider, name, options, configure));
    }

    private static RedisConsumer Create(
        IServiceProvider services, string name, RedisConsumerOptions defaults, Action<RedisEventConsumerBuilder> configure) =>
        ComponentOptions.ReadSection(services, $"EventTracking:Consumers:{name}", section =>
        {
            var options = RedisConsumerOptionsReader.Read(section, defaults, name);
            var builder = new RedisEventConsumerBuilder(name, services);
            configure(builder);
            return new RedisConsumer(options, ConsumerParts.Create(builder.Handlers, options.Retries, section, services));
        });
}
