namespace EventTracking;

/// <summary>Receives events one by one.</summary>
/// <remarks>
/// It is called on the emitting threads, by several at once. If it throws, only this backend loses the event, which counts as
/// <see cref="DropReason.BackendFailed"/>. An <see cref="IDisposable"/> backend is disposed together with its tracker.
/// </remarks>
public interface IEventBackend
{
    /// <summary>Sends an event.</summary>
    /// <param name="envelope">The event, which is valid until the method returns.</param>
    void Send(in EventEnvelope envelope);
}
