namespace EventTracking;

/// <summary>
/// A destination that accepts events in batches. <see cref="BatchingBackend"/> turns it into an <see cref="IEventBackend"/>.
/// </summary>
/// <remarks>
/// A single worker calls the destination, one call at a time. Async locals and entered contexts of the emitting code do not flow to it.
/// If it implements <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>, it is disposed with its <see cref="BatchingBackend"/>.
/// </remarks>
public interface IEventBatchBackend
{
    /// <summary>Sends a batch.</summary>
    /// <param name="batch">The events in order. They are valid until the returned task completes.</param>
    /// <param name="cancellationToken">
    /// Cancels the request, after <see cref="BatchingOptions.RequestTimeout"/> or when the backend is disposed. Observe it: nothing else is
    /// sent until the call has ended.
    /// </param>
    /// <returns>The destination's response. An exception means the same as <see cref="BatchResult.RetryLater"/>.</returns>
    /// <remarks>
    /// A batch whose response is lost is sent again. If possible, the destination should use <see cref="EventEnvelope.Id"/> to recognize
    /// events that it already has.
    /// </remarks>
    ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken);
}
