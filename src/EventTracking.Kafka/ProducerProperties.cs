using Confluent.Kafka;

namespace EventTracking.Kafka;

/// <summary>The properties of the client.</summary>
internal static class ProducerProperties
{
    /// <summary>Properties on which delivery depends, or that have an option of their own.</summary>
    private static readonly string[] Fixed =
        ["acks", "bootstrap.servers", "delivery.report.only.error", "enable.idempotence", "metadata.broker.list", "request.required.acks"];

    /// <returns>The allowed values, or <see langword="null"/> if all properties are valid.</returns>
    public static string? FindError(KafkaOptions options) =>
        ClientProperties.FindError(options.Client, Fixed, client => Create(Of(options, client), static _ => { }));

    public static IProducer<byte[]?, byte[]> Create(KafkaOptions options, Action<Error> onError) =>
        Create(Of(options, options.Client), onError);

    private static IProducer<byte[]?, byte[]> Create(Dictionary<string, string> properties, Action<Error> onError) =>
        new ProducerBuilder<byte[]?, byte[]>(properties)
            .SetErrorHandler((_, error) => onError(error))
            .SetLogHandler(static (_, _) => { })
            .Build();

    private static Dictionary<string, string> Of(KafkaOptions options, IEnumerable<KeyValuePair<string, string>> client)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bootstrap.servers"] = options.BootstrapServers,
            ["enable.idempotence"] = "true",
            ["acks"] = "all",

            // Longer than a request may take. Until then the client repeats a message under its sequence number, by which the broker
            // recognizes a repetition; a message that is produced again has another number.
            ["message.timeout.ms"] = "300000",

            // Retries and their delays belong to the batching backend, so failures are reported soon.
            ["topic.metadata.propagation.max.ms"] = "5000",
            ["reconnect.backoff.max.ms"] = "1000",

            // The messages of a batch are produced at once, so waiting for more only delays it.
            ["linger.ms"] = "1",
            ["client.id"] = "EventTracking",
        };
        ClientProperties.Add(properties, options.Username, options.Password, client);
        return properties;
    }
}
