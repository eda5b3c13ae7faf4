namespace EventTracking.Routing;

/// <summary>Runs processors one after the other over an event.</summary>
internal static class ProcessorChain
{
    public static ProcessingResult Run(IEventProcessor[] processors, ref EventEnvelope envelope)
    {
        foreach (var processor in processors)
        {
            if (Run(processor, ref envelope) is ProcessingResult.Drop)
                return ProcessingResult.Drop;
        }

        return ProcessingResult.Keep;
    }

    private static ProcessingResult Run(IEventProcessor processor, ref EventEnvelope envelope)
    {
        var before = envelope;
        try
        {
            var result = processor.Process(ref envelope);
            if (result is ProcessingResult.Keep && envelope.Json.IsEmpty)
                throw new InvalidOperationException("The processor kept no event at all. Let it return Drop to drop one.");
            return result;
        }
        catch (Exception exception)
        {
            // What a failing processor did half-way is not kept.
            envelope = before;
            envelope.Failures.Report(
                new TrackingFailure(TrackingFailureKind.ProcessorFailed, envelope.Name, processor.GetType().Name, exception));
            return processor.OnFailure is ProcessorFailurePolicy.Drop ? ProcessingResult.Drop : ProcessingResult.Keep;
        }
    }
}
