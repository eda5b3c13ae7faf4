using EventTracking.Hosting;

namespace EventTracking.Kafka;

/// <summary>Reads the options of a <see cref="KafkaDestination"/> from a configuration.</summary>
internal static class KafkaOptionsReader
{
    private static readonly KafkaOptions Defaults = new();

    public static KafkaOptions Read(ComponentOptions options)
    {
        var read = new KafkaOptions
        {
            BootstrapServers = options.GetRequiredString(nameof(KafkaOptions.BootstrapServers)),
            Topic = options.GetString(nameof(KafkaOptions.Topic)) ?? Defaults.Topic,
            Format = options.GetEnum(nameof(KafkaOptions.Format), Defaults.Format),
            KeyField = options.GetString(nameof(KafkaOptions.KeyField)),
            Source = options.GetString(nameof(KafkaOptions.Source)),
            Username = options.GetString(nameof(KafkaOptions.Username)),
            Password = options.GetSecret(nameof(KafkaOptions.Password)),
            Client = options.GetStringsByName(nameof(KafkaOptions.Client)),
        };
        options.AddErrors(read.Validate());
        return read;
    }
}
