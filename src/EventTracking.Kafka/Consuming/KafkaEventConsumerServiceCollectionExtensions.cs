using EventTracking.Hosting;
using EventTracking.Kafka;
using EventTracking.Kafka.Consuming;
using EventTracking.Redis.Handling;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers consumers of Kafka topics.</summary>
public static class KafkaEventConsumerServiceCollectionExtensions
{
    /// <summary>
    /// Registers a consumer that runs in the host. Its options are in the section <c>EventTracking:Consumers:{name}</c>, which has the
    /// properties of <see cref="KafkaConsumerOptions"/>, or <c>PasswordFile</c> instead of <c>Password</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the consumer, and of its group if the options do not set another one.</param>
    /// <param name="configure">Adds handlers. It is called when the host starts.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The name is not valid, or another consumer has it.</exception>
    public static IServiceCollection AddKafkaEventConsumer(
        this IServiceCollection services, string name, Action<KafkaEventConsumerBuilder> configure) =>
        services.AddKafkaEventConsumer(name, new KafkaConsumerOptions(), configure);

    /// <summary>Registers a consumer with options that are set in code. Those in the section override them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the consumer, and of its group if the options do not set another one.</param>
    /// <param name="options">The options.</param>
    /// <param name="configure">Adds handlers. It is called when the host starts.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The name is not valid, or another consumer has it.</exception>
    public static IServiceCollection AddKafkaEventConsumer(
        this IServiceCollection services, string name, KafkaConsumerOptions options, Action<KafkaEventConsumerBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddConsumer(name, provider => Create(provider, name, options, configure));
    }

    private static KafkaConsumer Create(
        IServiceProvider services, string name, KafkaConsumerOptions defaults, Action<KafkaEventConsumerBuilder> configure) =>
        ComponentOptions.ReadSection(services, $"EventTracking:Consumers:{name}", section =>
        {
            var options = KafkaConsumerOptionsReader.Read(section, defaults, name);
            var builder = new KafkaEventConsumerBuilder(name, services);
            configure(builder);
            return new KafkaConsumer(options, ConsumerParts.Create(builder.Handlers, options.Retries, section, services));
        });
}
