namespace EventTracking;

/// <summary>What becomes of an event whose processor throws. The failure is reported in any case.</summary>
public enum ProcessorFailurePolicy
{
    /// <summary>The event goes on as it was before the processor. Right for what enriches events.</summary>
    Continue,

    /// <summary>The event is dropped. Right for what filters or redacts events.</summary>
    Drop,
}
