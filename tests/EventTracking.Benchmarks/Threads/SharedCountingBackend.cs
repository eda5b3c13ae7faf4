namespace EventTracking.Benchmarks.Threads;

/// <summary>
/// Counts the bytes of all threads in one word: the least that a backend does in which the events of all threads have one order.
/// </summary>
internal sealed class SharedCountingBackend : IEventBackend
{
    /// <summary>The word is in the middle, so it has cache lines of its own.</summary>
    private readonly long[] _bytes = new long[64];

    public void Send(in EventEnvelope envelope) => Interlocked.Add(ref _bytes[32], envelope.Json.Length);
}
