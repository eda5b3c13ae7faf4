using EventTracking.Kafka;

namespace EventTracking.Hosting;

/// <summary>Adds Kafka to the types of backends that a configuration can name.</summary>
public static class KafkaEventTrackingBuilderExtensions
{
    /// <summary>
    /// Registers the type <c>Kafka</c>, whose section has the properties of <see cref="KafkaOptions"/>, or <c>PasswordFile</c> instead of
    /// <c>Password</c>, and <c>Batching</c>. <c>Client</c> is a section of strings by name.
    /// </summary>
    /// <param name="tracking">The builder.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracking"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A type with this name already exists.</exception>
    public static EventTrackingBuilder AddKafka(this EventTrackingBuilder tracking)
    {
        ArgumentNullException.ThrowIfNull(tracking);
        return tracking.AddBatchBackendType("Kafka", static (options, _) => new KafkaDestination(
            KafkaOptionsReader.Read(options), options.CreateLogger("EventTracking.Kafka")));
    }
}
