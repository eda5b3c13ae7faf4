namespace EventTracking;

/// <summary>A destination of events.</summary>
/// <remarks>
/// It is called on the emitting thread, by many threads at once. An exception costs this backend the event and no other one;
/// the event is counted as <see cref="DropReason.BackendFailed"/>. A backend that is <see cref="IDisposable"/> is disposed of with the
/// tracker that it was given to.
/// </remarks>
public interface IEventBackend
{
    /// <summary>Sends an event.</summary>
    /// <param name="envelope">The event, which is valid until the method returns: copy what is to be kept.</param>
    void Send(in EventEnvelope envelope);
}
