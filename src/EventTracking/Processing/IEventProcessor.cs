namespace EventTracking;

/// <summary>Looks at each event on its way, and keeps, rewrites or drops it.</summary>
/// <remarks>It runs on the emitting thread and may be called by many threads at once.</remarks>
public interface IEventProcessor
{
    /// <summary>
    /// What becomes of an event for which <see cref="Process"/> throws: it goes on unchanged, unless a processor says otherwise. A
    /// filter says <see cref="ProcessorFailurePolicy.Drop"/>, so that a broken filter lets nothing through.
    /// </summary>
    ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Continue;

    /// <summary>Processes an event.</summary>
    /// <param name="envelope">The event; assign another envelope to rewrite it.</param>
    /// <returns>Whether the event goes on.</returns>
    ProcessingResult Process(ref EventEnvelope envelope);
}
