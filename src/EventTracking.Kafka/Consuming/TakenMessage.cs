namespace EventTracking.Kafka.Consuming;

/// <summary>A message that a worker has taken, and whose offset is not stored.</summary>
internal sealed class TakenMessage(TopicMessage message)
{
    public TopicMessage Message { get; } = message;

    public TakenState State { get; set; }
}

/// <summary>What has become of a taken message.</summary>
internal enum TakenState
{
    /// <summary>It must be handled, perhaps again.</summary>
    Taken,

    /// <summary>It was handled, and forwarded to backends that have not confirmed it.</summary>
    Forwarded,

    /// <summary>It was handled, or is dead-lettered.</summary>
    Settled,
}
