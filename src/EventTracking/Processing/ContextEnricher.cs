namespace EventTracking.Processing;

/// <summary>Adds one value to the context of every event that does not have it.</summary>
internal sealed class ContextEnricher(string key, Func<object?> value) : IEventProcessor
{
    public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Continue;

    public ProcessingResult Process(ref EventEnvelope envelope)
    {
        envelope = envelope.WithContextDefault(key, value);
        return ProcessingResult.Keep;
    }
}
