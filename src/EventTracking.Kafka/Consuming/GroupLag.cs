using Confluent.Kafka;
using EventTracking.Redis.Handling;

namespace EventTracking.Kafka.Consuming;

/// <summary>Reads how many messages of this consumer's partitions the client has not read yet, from what it knows already.</summary>
internal sealed class GroupLag(IConsumer<byte[]?, byte[]?> client, KafkaConsumerOptions options, ConsumerParts parts)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CommittedTimeout = TimeSpan.FromSeconds(2);

    private readonly Dictionary<TopicPartition, long> _starts = [];
    private long? _read;

    /// <summary>Forgets where a partition starts, because it was assigned again.</summary>
    public void Forget(TopicPartition partition) => _starts.Remove(partition);

    /// <summary>Reads the lag, at most once in each interval. The thread waits for the brokers, at most for one timeout.</summary>
    /// <param name="partitions">The partitions of this consumer.</param>
    public void Read(IEnumerable<TopicPartition> partitions)
    {
        if (_read is { } read && parts.TimeProvider.GetElapsedTime(read) < Interval)
            return;

        _read = parts.TimeProvider.GetTimestamp();
        try
        {
            parts.Monitor.Lag = partitions.Sum(LagOf);
        }
        catch (KafkaException)
        {
            // The brokers do not answer. The lag stays as it was until the next interval.
        }
    }

    private long LagOf(TopicPartition partition)
    {
        var (high, position) = (client.GetWatermarkOffsets(partition).High, client.Position(partition));
        return high.IsSpecial ? 0 : Math.Max(0, high.Value - (position.IsSpecial ? StartOf(partition, high) : position.Value));
    }

    /// <summary>Returns the committed offset of a partition whose messages have not been read yet.</summary>
    private long StartOf(TopicPartition partition, Offset high)
    {
        if (_starts.TryGetValue(partition, out var start))
            return start;

        var committed = client.Committed([partition], CommittedTimeout)[0].Offset;
        start = !committed.IsSpecial ? committed.Value : options.StartAt is KafkaTopicStart.Beginning ? 0 : high.Value;
        return _starts[partition] = start;
    }
}
