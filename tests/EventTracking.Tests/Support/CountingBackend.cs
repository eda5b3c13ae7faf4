namespace EventTracking.Tests.Support;

/// <summary>A backend that counts calls and allocates nothing.</summary>
internal sealed class CountingBackend : IFlushableBackend, IDisposable
{
    private int _sent;
    private int _flushed;
    private int _disposed;

    public int Sent => _sent;

    public int Flushed => _flushed;

    public int Disposed => _disposed;

    /// <summary>The result of a flush.</summary>
    public bool IsFlushed { get; init; } = true;

    public void Send(in EventEnvelope envelope) => Interlocked.Increment(ref _sent);

    public ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _flushed);
        return new(IsFlushed);
    }

    public void Dispose() => Interlocked.Increment(ref _disposed);
}
