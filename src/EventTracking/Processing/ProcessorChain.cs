using EventTracking.Diagnostics;
using EventTracking.Line;
using EventTracking.Observation;

namespace EventTracking.Processing;

/// <summary>The processors of a router. Runs them on an event, and accounts for an event that they drop. Immutable.</summary>
internal sealed class ProcessorChain
{
    private readonly IEventProcessor[] _processors;
    private readonly NameVerdicts _verdicts;
    private readonly bool _isDecidedByName;

    private ProcessorChain(IEventProcessor[] processors)
    {
        _processors = processors;
        var firstThatLooksFurther = Array.FindIndex(processors, static processor => !NameVerdicts.DecidesByName(processor));
        _isDecidedByName = firstThatLooksFurther < 0;
        _verdicts = new NameVerdicts(_isDecidedByName ? processors : processors.AsSpan(0, firstThatLooksFurther).ToArray());
        CanDropByName = _verdicts.Count > 0;
    }

    public static ProcessorChain Empty { get; } = new([]);

    /// <summary>The processors in the order in which they run.</summary>
    public IReadOnlyList<IEventProcessor> Processors => Array.AsReadOnly(_processors);

    /// <summary>Whether an event can be dropped by its name, before it is written.</summary>
    public bool CanDropByName { get; }

    public bool Contains(IEventProcessor processor) => Array.IndexOf(_processors, processor) >= 0;

    public ProcessorChain With(IEventProcessor processor) => new([.. _processors, processor]);

    /// <inheritdoc cref="NameVerdicts.Decide"/>
    public NameVerdict Decide(string name, TrackedEventDescriptor? descriptor, ulong idLow, EmitThread thread) =>
        CanDropByName ? _verdicts.Decide(name, descriptor, idLow, thread) : NameVerdict.Keep;

    /// <summary>Returns the processor that drops an event by its name; <see langword="null"/> if it cannot be found.</summary>
    public IEventProcessor? DroppedBy(string name, ulong idLow) => _verdicts.DroppedBy(name, idLow);

    /// <summary>Adds a step for each processor that has already decided by name to keep the event.</summary>
    public void TraceDecided(NameVerdict verdict, EventTrace trace)
    {
        foreach (var processor in _processors.AsSpan(0, verdict is NameVerdict.Keep ? _verdicts.Count : 0))
            trace.Add(EventStepKind.Kept, processor);
    }

    /// <summary>Returns whether the verdict is the decision of all processors, so that none has to run.</summary>
    public bool IsDecided(NameVerdict verdict) => verdict is NameVerdict.Keep && _isDecidedByName;

    /// <summary>Runs the processors, except those that have already decided by name.</summary>
    /// <returns>Whether to keep the event.</returns>
    public bool Run(NameVerdict verdict, BackendAccount account, ref EventEnvelope envelope)
    {
        using var processing = envelope.Thread.EnterProcessing();
        var trace = EventTrace.Of(in envelope);
        foreach (var processor in _processors.AsSpan(verdict is NameVerdict.Keep ? _verdicts.Count : 0))
        {
            if (!Run(processor, account, ref envelope, trace))
                return false;
        }

        return true;
    }

    private static bool Run(IEventProcessor processor, BackendAccount account, ref EventEnvelope envelope, EventTrace? trace)
    {
        var before = envelope;
        try
        {
            if (processor.Process(ref envelope) is ProcessingResult.Drop)
            {
                account.Filter();
                trace?.Add(EventStepKind.Filtered, processor);
                return false;
            }

            if (envelope.Json.IsEmpty)
                throw new InvalidOperationException("The processor returned Keep without an event. Return Drop to drop an event.");
            trace?.Process(processor, before.Json, envelope.Json);
            return true;
        }
        catch (EventTooLargeException exception)
        {
            account.Reject(DropReason.Oversize, before.Name, before.Failures, exception.Message, trace: trace);
            return false;
        }
        catch (Exception exception)
        {
            // Changes by a processor that throws are discarded.
            envelope = before;
            return ContinuesAfter(processor, account, in envelope, exception, trace);
        }
    }

    private static bool ContinuesAfter(
        IEventProcessor processor, BackendAccount account, in EventEnvelope envelope, Exception exception, EventTrace? trace)
    {
        var name = processor.GetType().Name;
        if (PolicyOf(processor) is ProcessorFailurePolicy.Drop)
        {
            account.Reject(DropReason.ProcessorFailed, envelope.Name, envelope.Failures, name, exception, trace);
            return false;
        }

        envelope.Failures.Report(new TrackingFailure(TrackingFailureKind.ProcessorFailed, envelope.Name, name, exception));
        trace?.Fail(processor, exception);
        return true;
    }

    /// <summary>Returns the failure policy of a processor; <see cref="ProcessorFailurePolicy.Drop"/> if reading it throws.</summary>
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
