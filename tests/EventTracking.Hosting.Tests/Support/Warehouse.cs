namespace EventTracking.Hosting.Tests.Support;

/// <summary>A destination that accepts everything.</summary>
internal sealed class Warehouse : IEventBatchBackend, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<int> _batches = [];

    /// <summary>The number of events in each batch so far.</summary>
    public IReadOnlyList<int> Batches
    {
        get
        {
            lock (_gate)
                return [.. _batches];
        }
    }

    public bool IsDisposed { get; private set; }

    public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        lock (_gate)
            _batches.Add(batch.Count);
        return new(BatchResult.Accepted);
    }

    public void Dispose() => IsDisposed = true;
}
