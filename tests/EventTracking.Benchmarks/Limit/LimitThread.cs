namespace EventTracking.Benchmarks.Limit;

/// <summary>What a thread reuses from one event to the next.</summary>
internal sealed class LimitThread
{
    [ThreadStatic]
    private static LimitThread? _current;

    public static LimitThread Current => _current ??= new LimitThread();

    public byte[] Buffer { get; private set; } = new byte[4 * 1024];

    public SecondTemplate Timestamp { get; } = new();

    /// <summary>The random part of the latest event id.</summary>
    public ulong LatestId { get; set; } = (ulong)Random.Shared.NextInt64();

    /// <summary>Makes sure that the buffer holds the largest form that the event can have.</summary>
    public byte[] Reserve(int capacity) => Buffer.Length >= capacity ? Buffer : Buffer = new byte[capacity * 2];
}
