namespace EventTracking;

/// <summary>Processes an event; see <see cref="IEventProcessor.Process"/>.</summary>
/// <param name="envelope">The event; assign another envelope to rewrite it.</param>
/// <returns>Whether to keep the event.</returns>
public delegate ProcessingResult ProcessEvent(ref EventEnvelope envelope);

/// <summary>A processor that calls a lambda.</summary>
/// <param name="process">The lambda.</param>
/// <param name="onFailure">
/// What happens to an event for which it throws. The default is to drop the event; pass <see cref="ProcessorFailurePolicy.Continue"/> for a
/// lambda that only adds to events.
/// </param>
public sealed class DelegateProcessor(ProcessEvent process, ProcessorFailurePolicy onFailure = ProcessorFailurePolicy.Drop)
    : IEventProcessor
{
    private readonly ProcessEvent _process = process ?? throw new ArgumentNullException(nameof(process));

    /// <inheritdoc/>
    public ProcessorFailurePolicy OnFailure { get; } = onFailure;

    /// <inheritdoc/>
    public ProcessingResult Process(ref EventEnvelope envelope) => _process(ref envelope);
}
