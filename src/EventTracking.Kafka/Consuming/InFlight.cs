namespace EventTracking.Kafka.Consuming;

/// <summary>How many events of a partition, and how many bytes, wait for their handlers. Thread-safe.</summary>
/// <remarks>
/// Each partition has the same share of the limits, so that one whose events are retried does not stop the others. At least one event is
/// read, however large it is.
/// </remarks>
internal sealed class InFlight(KafkaConsumerOptions options)
{
    private long _events;
    private long _bytes;

    /// <summary>Whether no more events of the partition should be read.</summary>
    /// <param name="partitions">How many partitions share the limits.</param>
    public bool IsFull(int partitions) => Volatile.Read(ref _events) >= Math.Max(1, options.MaxInFlightEvents / partitions)
        || Volatile.Read(ref _bytes) >= options.MaxInFlightBytes / partitions;

    /// <summary>Whether there is room for many events again, so that the partition is not paused and resumed for each one.</summary>
    /// <param name="partitions">How many partitions share the limits.</param>
    public bool HasRoom(int partitions) => Volatile.Read(ref _events) <= options.MaxInFlightEvents / partitions / 2
        && Volatile.Read(ref _bytes) <= options.MaxInFlightBytes / partitions / 2;

    public void Add(int bytes)
    {
        Interlocked.Increment(ref _events);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Remove(int bytes)
    {
        Interlocked.Decrement(ref _events);
        Interlocked.Add(ref _bytes, -bytes);
    }
}
