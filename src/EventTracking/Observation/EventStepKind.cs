namespace EventTracking;

/// <summary>What a processor or backend did with an event. See <see cref="EventStep"/>.</summary>
public enum EventStepKind
{
    /// <summary>A processor kept it unchanged.</summary>
    Kept,

    /// <summary>A processor changed it.</summary>
    Rewritten,

    /// <summary>A processor threw, and the event continued unchanged (<see cref="ProcessorFailurePolicy.Continue"/>).</summary>
    Failed,

    /// <summary>A processor or backend dropped it on purpose, or its router has no backends.</summary>
    Filtered,

    /// <summary>A backend delivered it.</summary>
    Delivered,

    /// <summary>A backend accepted it and will deliver it later. The outcome is in the account of the backend.</summary>
    Queued,

    /// <summary>It was lost; <see cref="EventStep.Reason"/> is the reason.</summary>
    Dropped,
}
