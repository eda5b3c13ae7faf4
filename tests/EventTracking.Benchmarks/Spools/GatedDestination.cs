using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Spools;

/// <summary>A destination that accepts nothing while it is closed, and everything while it is open, without reading it.</summary>
/// <param name="sink">Gets the last event of a batch for the check that events arrive.</param>
internal sealed class GatedDestination(CountingSink sink) : IEventBatchBackend
{
    private TaskCompletionSource _gate = NewGate();
    private long _accepted;

    /// <summary>Gets the number of accepted events.</summary>
    public long Accepted => Volatile.Read(ref _accepted);

    public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        await _gate.Task.WaitAsync(cancellationToken);
        if (sink.KeepLast)
            sink.Take(batch[^1].Json);
        Volatile.Write(ref _accepted, _accepted + batch.Count);
        return BatchResult.Accepted;
    }

    public void Open() => _gate.TrySetResult();

    public void Close() => _gate = NewGate();

    private static TaskCompletionSource NewGate() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
