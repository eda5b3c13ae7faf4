namespace EventTracking;

/// <summary>A destination that takes events in batches. A <see cref="BatchingBackend"/> makes an <see cref="IEventBackend"/> of it.</summary>
/// <remarks>
/// It is called by one worker, never again before its last call has ended, and with nothing of what flows with the emitting code.
/// One that is <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/> is disposed of with its <see cref="BatchingBackend"/>.
/// </remarks>
public interface IEventBatchBackend
{
    /// <summary>Sends a batch.</summary>
    /// <param name="batch">The events in their order. They are valid until the returned task has ended.</param>
    /// <param name="cancellationToken">
    /// Ends the request, after <see cref="BatchingOptions.RequestTimeout"/> or with the backend. Heed it: nothing is sent before the
    /// call has ended.
    /// </param>
    /// <returns>What the destination did with the batch. An exception means the same as <see cref="BatchResult.RetryLater"/>.</returns>
    /// <remarks>
    /// A batch whose answer is lost is sent again. A destination that can, should tell by <see cref="EventEnvelope.Id"/> which events
    /// it has already.
    /// </remarks>
    ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken);
}
