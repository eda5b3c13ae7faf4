using System.Globalization;
using Confluent.Kafka;

namespace EventTracking.Kafka.Consuming;

/// <summary>The properties of the consumer, and of the producer of dead letters.</summary>
internal static class ConsumerProperties
{
    /// <summary>Properties on which delivery depends, or that have an option of their own.</summary>
    private static readonly string[] Fixed =
    [
        "auto.offset.reset", "bootstrap.servers", "enable.auto.commit", "enable.auto.offset.store", "group.id", "metadata.broker.list",
        "partition.assignment.strategy",
    ];

    public static Dictionary<string, string> Of(KafkaConsumerOptions options) => Of(options, options.Client);

    /// <returns>The allowed values, or <see langword="null"/> if all properties are valid.</returns>
    public static string? FindError(KafkaConsumerOptions options) => ClientProperties.FindError(
        options.Client, Fixed,
        client => new ConsumerBuilder<byte[]?, byte[]?>(Of(options, client)).SetLogHandler(static (_, _) => { }).Build());

    /// <summary>Creates the producer of dead letters.</summary>
    public static IProducer<byte[]?, byte[]?> CreateProducer(KafkaConsumerOptions options)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bootstrap.servers"] = options.BootstrapServers,
            ["enable.idempotence"] = "true",
            ["topic.metadata.propagation.max.ms"] = "5000",
            ["client.id"] = "EventTracking",
        };
        ClientProperties.Add(properties, options.Username, options.Password, options.Client);
        return new ProducerBuilder<byte[]?, byte[]?>(properties)
            .SetErrorHandler(static (_, _) => { })
            .SetLogHandler(static (_, _) => { })
            .Build();
    }

    private static Dictionary<string, string> Of(KafkaConsumerOptions options, IEnumerable<KeyValuePair<string, string>> client)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bootstrap.servers"] = options.BootstrapServers,
            ["group.id"] = options.Group ?? "",
            ["auto.offset.reset"] = options.StartAt is KafkaTopicStart.Beginning ? "earliest" : "latest",

            // Only partitions that move to another consumer are interrupted.
            ["partition.assignment.strategy"] = "cooperative-sticky",

            // The client commits what is stored, and an offset is stored when the event has been handled.
            ["enable.auto.commit"] = "true",
            ["enable.auto.offset.store"] = "false",
            ["auto.commit.interval.ms"] = "1000",
            ["queued.max.messages.kbytes"] = (options.MaxInFlightBytes / 1024).ToString(CultureInfo.InvariantCulture),
            ["reconnect.backoff.max.ms"] = "1000",
            ["client.id"] = "EventTracking",
        };
        ClientProperties.Add(properties, options.Username, options.Password, client);
        return properties;
    }
}
