using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Queues;

/// <summary>A destination that accepts every batch without reading it, except for the check that events arrive.</summary>
internal sealed class BatchesToSink(CountingSink sink) : IEventBatchBackend
{
    public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        if (sink.KeepLast)
            sink.Take(batch[^1].Json);
        return new(BatchResult.Accepted);
    }
}
