using EventTracking.Observation;

namespace EventTracking;

/// <summary>An emitted event, and what became of it until the emit returned. See <see cref="IEventObserver"/>.</summary>
public readonly ref struct EventObservation
{
    internal EventObservation(string name, TrackedEventDescriptor? descriptor, EventEnvelope envelope, EventTrace trace)
    {
        Name = name;
        Descriptor = descriptor;
        Envelope = envelope;
        Steps = trace.Steps;
    }

    /// <summary>Gets the event name.</summary>
    public string Name { get; }

    /// <summary>Gets the declared event; <see langword="null"/> for an untyped event.</summary>
    public TrackedEventDescriptor? Descriptor { get; }

    /// <summary>
    /// Gets a value indicating whether the event was written. An event that is dropped by its name, rejected because its tracker is
    /// disposed, or too large has no line.
    /// </summary>
    public bool IsWritten => !Envelope.Json.IsEmpty;

    /// <summary>Gets the event as it was emitted, before any processor; empty unless <see cref="IsWritten"/>.</summary>
    public EventEnvelope Envelope { get; }

    /// <summary>Gets what processors and backends did with the event, in order.</summary>
    public ReadOnlySpan<EventStep> Steps { get; }
}
