using System.Diagnostics;

namespace EventTracking.Processing;

/// <summary>Adds the ids of the current activity to the context of every event.</summary>
internal sealed class TraceEnricher : IEventProcessor
{
    public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Continue;

    public ProcessingResult Process(ref EventEnvelope envelope)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            envelope = envelope
                .WithContext("trace_id", activity.TraceId.ToHexString())
                .WithContext("span_id", activity.SpanId.ToHexString());
        }

        return ProcessingResult.Keep;
    }
}
