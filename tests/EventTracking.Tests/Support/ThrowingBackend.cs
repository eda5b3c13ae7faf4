namespace EventTracking.Tests.Support;

/// <summary>A backend that always throws.</summary>
internal sealed class ThrowingBackend : IFlushableBackend, IDisposable
{
    public void Send(in EventEnvelope envelope) => throw new IOException("the disk is gone");

    public ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        throw new IOException("the disk is gone");

    public void Dispose() => throw new IOException("the disk is gone");
}
