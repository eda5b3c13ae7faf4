using EventTracking.Hosting;

namespace EventTracking.Redis.Consuming;

/// <summary>Reads the options of a consumer from a configuration, which overrides those that were set in code.</summary>
internal static class RedisConsumerOptionsReader
{
    public static RedisConsumerOptions Read(ComponentOptions options, RedisConsumerOptions defaults, string name)
    {
        var read = new RedisConsumerOptions
        {
            ConnectionString = defaults.ConnectionString.Length > 0
                ? options.GetSecret(nameof(RedisConsumerOptions.ConnectionString)) ?? defaults.ConnectionString
                : options.GetRequiredSecret(nameof(RedisConsumerOptions.ConnectionString)),
            Key = options.GetString(nameof(RedisConsumerOptions.Key)) ?? defaults.Key,
            Group = options.GetString(nameof(RedisConsumerOptions.Group)) ?? defaults.Group ?? name,
            CreateGroup = options.GetBoolean(nameof(RedisConsumerOptions.CreateGroup), defaults.CreateGroup),
            StartAt = options.GetEnum(nameof(RedisConsumerOptions.StartAt), defaults.StartAt),
            ConsumerName = options.GetString(nameof(RedisConsumerOptions.ConsumerName)) ?? defaults.ConsumerName,
            ClaimAfter = options.GetTimeSpan(nameof(RedisConsumerOptions.ClaimAfter), defaults.ClaimAfter),
            MaxAttempts = options.GetInt32(nameof(RedisConsumerOptions.MaxAttempts), defaults.MaxAttempts),
            RetryDelay = options.GetTimeSpan(nameof(RedisConsumerOptions.RetryDelay), defaults.RetryDelay),
            MaxRetryDelay = options.GetTimeSpan(nameof(RedisConsumerOptions.MaxRetryDelay), defaults.MaxRetryDelay),
            DeadLetterKey = options.GetString(nameof(RedisConsumerOptions.DeadLetterKey)) ?? defaults.DeadLetterKey,
            MaxInFlightEvents = options.GetInt32(nameof(RedisConsumerOptions.MaxInFlightEvents), defaults.MaxInFlightEvents),
            MaxInFlightBytes = options.GetByteSize(nameof(RedisConsumerOptions.MaxInFlightBytes), defaults.MaxInFlightBytes),
            MaxPollDelay = options.GetTimeSpan(nameof(RedisConsumerOptions.MaxPollDelay), defaults.MaxPollDelay),
        };
        options.AddErrors(read.Validate());
        return read;
    }
}
