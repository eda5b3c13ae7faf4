using EventTracking.Serialization;

namespace EventTracking.Routing;

/// <summary>Runs processors one after the other over an event, and accounts for an event that ends there.</summary>
internal static class ProcessorChain
{
    /// <returns>Whether the event goes on.</returns>
    public static bool Run(IEventProcessor[] processors, BackendAccount account, ref EventEnvelope envelope)
    {
        if (processors.Length == 0)
            return true;

        using var processing = EmissionThread.Current.BeginProcessing();
        foreach (var processor in processors)
        {
            if (!Run(processor, account, ref envelope))
                return false;
        }

        return true;
    }

    private static bool Run(IEventProcessor processor, BackendAccount account, ref EventEnvelope envelope)
    {
        var before = envelope;
        try
        {
            if (processor.Process(ref envelope) is ProcessingResult.Drop)
            {
                account.Filter();
                return false;
            }

            if (envelope.Json.IsEmpty)
                throw new InvalidOperationException("The processor kept no event at all. Let it return Drop to drop one.");
            return true;
        }
        catch (EventTooLargeException exception)
        {
            account.Reject(DropReason.Oversize, before.Name, before.Failures, exception.Message);
            return false;
        }
        catch (Exception exception)
        {
            // What a failing processor did half-way is not kept.
            envelope = before;
            return GoesOn(processor, account, in envelope, exception);
        }
    }

    private static bool GoesOn(IEventProcessor processor, BackendAccount account, in EventEnvelope envelope, Exception exception)
    {
        var name = processor.GetType().Name;
        if (PolicyOf(processor) is ProcessorFailurePolicy.Drop)
        {
            account.Reject(DropReason.ProcessorFailed, envelope.Name, envelope.Failures, name, exception);
            return false;
        }

        envelope.Failures.Report(new TrackingFailure(TrackingFailureKind.ProcessorFailed, envelope.Name, name, exception));
        return true;
    }

    /// <summary>A processor that cannot even say what its failure means lets nothing through.</summary>
    private static ProcessorFailurePolicy PolicyOf(IEventProcessor processor)
    {
        try
        {
            return processor.OnFailure;
        }
        catch (Exception)
        {
            return ProcessorFailurePolicy.Drop;
        }
    }
}
