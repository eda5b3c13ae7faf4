namespace EventTracking;

/// <summary>Processes each event before the backends receive it: keeps, rewrites or drops it.</summary>
/// <remarks>It runs on the emitting thread and may be called by many threads at once.</remarks>
public interface IEventProcessor
{
    /// <summary>
    /// Gets what happens to an event for which <see cref="Process"/> throws. The default is <see cref="ProcessorFailurePolicy.Drop"/>: a
    /// filter or a redaction that fails lets nothing through. A processor that only adds to events returns
    /// <see cref="ProcessorFailurePolicy.Continue"/>.
    /// </summary>
    ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Drop;

    /// <summary>Processes an event.</summary>
    /// <param name="envelope">The event; assign another envelope to rewrite it.</param>
    /// <returns>Whether to keep the event.</returns>
    ProcessingResult Process(ref EventEnvelope envelope);
}
