using EventTracking.Redis.Handling;

namespace EventTracking.Kafka;

/// <summary>Options of a consumer of a Kafka topic.</summary>
public sealed class KafkaConsumerOptions
{
    /// <inheritdoc cref="KafkaOptions.BootstrapServers"/>
    public string BootstrapServers { get; init; } = "";

    /// <summary>Gets the topic. Default: <c>events</c>.</summary>
    public string Topic { get; init; } = "events";

    /// <summary>
    /// Gets the consumer group, whose consumers share the partitions. Default: <see langword="null"/>, the name of the consumer in the
    /// host.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>
    /// Gets where the group begins to read partitions for which it has no offset. Default: <see cref="KafkaTopicStart.Beginning"/>.
    /// </summary>
    public KafkaTopicStart StartAt { get; init; } = KafkaTopicStart.Beginning;

    /// <inheritdoc cref="KafkaOptions.Username"/>
    public string? Username { get; init; }

    /// <inheritdoc cref="KafkaOptions.Password"/>
    public string? Password { get; init; }

    /// <summary>
    /// Gets further properties of the client, by the names of librdkafka, such as <c>security.protocol</c> or <c>session.timeout.ms</c>.
    /// Their values may be secrets: they are never logged. Those that decide what is committed cannot be changed. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Client { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets how often an event is handled before it is dead-lettered, from 1. Until then its partition waits. Default: 5, which takes 15
    /// seconds with the other defaults.
    /// </summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Gets the delay before the second attempt, which doubles with each further one. Default: 1 second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the longest delay between two attempts. Default: 30 seconds.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets the topic to which events are sent that cannot be handled. It must exist, unless the brokers create topics. Default:
    /// <see langword="null"/>, <see cref="Topic"/> with the ending <c>.dead-letters</c>.
    /// </summary>
    public string? DeadLetterTopic { get; init; }

    /// <summary>
    /// Gets how many events may wait for their handlers. Each partition of the process has the same share, at least one event, and is
    /// paused at its share. From 1. Default: 1,000.
    /// </summary>
    public int MaxInFlightEvents { get; init; } = 1_000;

    /// <summary>
    /// Gets about how many bytes the waiting events may have, from 64 KiB to 1 GiB, shared by the partitions like
    /// <see cref="MaxInFlightEvents"/>. The client reads as many ahead. Default: 16 MiB.
    /// </summary>
    public long MaxInFlightBytes { get; init; } = 16 * 1024 * 1024;

    internal string DeadLetterTopicOrDefault => DeadLetterTopic ?? $"{Topic}.dead-letters";

    internal RetryPolicy Retries => new(MaxAttempts, RetryDelay, MaxRetryDelay);

    /// <summary>
    /// Returns the names of the invalid options, each with the allowed values; empty if all are valid. A host with invalid options does
    /// not start.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate()
    {
        var errors = new List<KeyValuePair<string, string>>();
        Require(!string.IsNullOrWhiteSpace(BootstrapServers), nameof(BootstrapServers), "brokers such as kafka-1.example.org:9092");
        Require(KafkaOptions.IsTopic(Topic), nameof(Topic), KafkaOptions.ExpectedTopic);
        Require(Group is null || !string.IsNullOrWhiteSpace(Group), nameof(Group), "a name");
        Require(Enum.IsDefined(StartAt), nameof(StartAt), $"one of {string.Join(", ", Enum.GetNames<KafkaTopicStart>())}");
        Require((Username is null) == (Password is null), nameof(Password), "Username and Password, or neither");
        Require(
            KafkaOptions.IsTopic(DeadLetterTopicOrDefault) && DeadLetterTopicOrDefault != Topic, nameof(DeadLetterTopic),
            $"another topic than {nameof(Topic)}, of {KafkaOptions.ExpectedTopic}");
        Require(MaxInFlightEvents >= 1, nameof(MaxInFlightEvents), "a number of events from 1");
        Require(
            MaxInFlightBytes is >= 64 * 1024 and <= 1024 * 1024 * 1024, nameof(MaxInFlightBytes), "a size from 64 KiB to 1 GiB");
        Retries.Validate(errors);
        if (Consuming.ConsumerProperties.FindError(this) is { } error)
            errors.Add(new(nameof(Client), error));
        return errors;

        void Require(bool isValid, string option, string expected)
        {
            if (!isValid)
                errors.Add(new(option, expected));
        }
    }
}
