namespace EventTracking.Benchmarks.Threads;

/// <summary>Counts bytes by thread: a shared counter would measure itself.</summary>
internal sealed class ThreadCountingBackend : IEventBackend
{
    [ThreadStatic]
    private static long _bytes;

    public void Send(in EventEnvelope envelope) => _bytes += envelope.Json.Length;
}
