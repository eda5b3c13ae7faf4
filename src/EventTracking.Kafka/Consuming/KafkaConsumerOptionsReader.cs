using EventTracking.Hosting;

namespace EventTracking.Kafka.Consuming;

/// <summary>Reads the options of a consumer from a configuration, which overrides those that were set in code.</summary>
internal static class KafkaConsumerOptionsReader
{
    public static KafkaConsumerOptions Read(ComponentOptions options, KafkaConsumerOptions defaults, string name)
    {
        var client = options.GetStringsByName(nameof(KafkaConsumerOptions.Client));
        var read = new KafkaConsumerOptions
        {
            BootstrapServers = defaults.BootstrapServers.Length > 0
                ? options.GetString(nameof(KafkaConsumerOptions.BootstrapServers)) ?? defaults.BootstrapServers
                : options.GetRequiredString(nameof(KafkaConsumerOptions.BootstrapServers)),
            Topic = options.GetString(nameof(KafkaConsumerOptions.Topic)) ?? defaults.Topic,
            Group = options.GetString(nameof(KafkaConsumerOptions.Group)) ?? defaults.Group ?? name,
            StartAt = options.GetEnum(nameof(KafkaConsumerOptions.StartAt), defaults.StartAt),
            Username = options.GetString(nameof(KafkaConsumerOptions.Username)) ?? defaults.Username,
            Password = options.GetSecret(nameof(KafkaConsumerOptions.Password)) ?? defaults.Password,
            Client = client.Count > 0 ? client : defaults.Client,
            MaxAttempts = options.GetInt32(nameof(KafkaConsumerOptions.MaxAttempts), defaults.MaxAttempts),
            RetryDelay = options.GetTimeSpan(nameof(KafkaConsumerOptions.RetryDelay), defaults.RetryDelay),
            MaxRetryDelay = options.GetTimeSpan(nameof(KafkaConsumerOptions.MaxRetryDelay), defaults.MaxRetryDelay),
            DeadLetterTopic = options.GetString(nameof(KafkaConsumerOptions.DeadLetterTopic)) ?? defaults.DeadLetterTopic,
            MaxInFlightEvents = options.GetInt32(nameof(KafkaConsumerOptions.MaxInFlightEvents), defaults.MaxInFlightEvents),
            MaxInFlightBytes = options.GetByteSize(nameof(KafkaConsumerOptions.MaxInFlightBytes), defaults.MaxInFlightBytes),
        };
        options.AddErrors(read.Validate());
        return read;
    }
}
