namespace EventTracking.Redis;

/// <summary>Where a new consumer group begins to read its stream.</summary>
public enum RedisStreamStart
{
    /// <summary>With the oldest event of the stream.</summary>
    Beginning,

    /// <summary>With the first event that is appended after the group was created.</summary>
    End,
}
