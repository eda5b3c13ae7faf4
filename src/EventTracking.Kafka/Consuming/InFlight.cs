namespace EventTracking.Kafka.Consuming;

/// <summary>How many events, and how many bytes, wait for their handlers. Thread-safe.</summary>
internal sealed class InFlight(KafkaConsumerOptions options)
{
    private long _events;
    private long _bytes;

    /// <summary>Whether no more events should be read.</summary>
    public bool IsFull => Volatile.Read(ref _events) >= options.MaxInFlightEvents || Volatile.Read(ref _bytes) >= options.MaxInFlightBytes;

    /// <summary>Whether there is room for many events again, so that partitions are not paused and resumed for each one.</summary>
    public bool HasRoom =>
        Volatile.Read(ref _events) <= options.MaxInFlightEvents / 2 && Volatile.Read(ref _bytes) <= options.MaxInFlightBytes / 2;

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
