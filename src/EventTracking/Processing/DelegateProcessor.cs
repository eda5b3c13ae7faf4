namespace EventTracking;

/// <summary>Processes an event; see <see cref="IEventProcessor.Process"/>.</summary>
/// <param name="envelope">The event; assign another envelope to rewrite it.</param>
/// <returns>Whether the event goes on.</returns>
public delegate ProcessingResult ProcessEvent(ref EventEnvelope envelope);

/// <summary>A processor made of a lambda.</summary>
/// <param name="process">What it does.</param>
/// <param name="onFailure">What becomes of an event for which it throws.</param>
public sealed class DelegateProcessor(ProcessEvent process, ProcessorFailurePolicy onFailure = ProcessorFailurePolicy.Continue)
    : IEventProcessor
{
    private readonly ProcessEvent _process = process ?? throw new ArgumentNullException(nameof(process));

    /// <inheritdoc/>
    public ProcessorFailurePolicy OnFailure { get; } = onFailure;

    /// <inheritdoc/>
    public ProcessingResult Process(ref EventEnvelope envelope) => _process(ref envelope);
}
