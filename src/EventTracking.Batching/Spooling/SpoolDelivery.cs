namespace EventTracking.Batching.Spooling;

/// <summary>What a spool needs from the backend that delivers its events.</summary>
/// <param name="EnterWorker">Marks the calling thread as a worker of the backend.</param>
/// <param name="IsWorker">
/// Returns whether a worker of the backend called the running code. It must not wait for room in the spool, which it alone can make.
/// </param>
internal sealed record SpoolDelivery(Action EnterWorker, Func<bool> IsWorker);
