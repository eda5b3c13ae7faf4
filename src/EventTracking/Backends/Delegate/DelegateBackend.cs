namespace EventTracking;

/// <summary>Sends an event; see <see cref="IEventBackend.Send"/>.</summary>
/// <param name="envelope">The event, which is valid until the method returns.</param>
public delegate void SendEvent(in EventEnvelope envelope);

/// <summary>A backend that calls a delegate for each event.</summary>
/// <param name="send">The delegate, called on the emitting thread.</param>
public sealed class DelegateBackend(SendEvent send) : IEventBackend
{
    private readonly SendEvent _send = send ?? throw new ArgumentNullException(nameof(send));

    /// <inheritdoc/>
    public void Send(in EventEnvelope envelope) => _send(in envelope);
}
