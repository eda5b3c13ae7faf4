namespace EventTracking.Kafka;

/// <summary>Where a consumer group begins to read a partition for which it has no offset.</summary>
public enum KafkaTopicStart
{
    /// <summary>With the oldest message.</summary>
    Beginning,

    /// <summary>With the first message that is produced after the consumer has started.</summary>
    End,
}
