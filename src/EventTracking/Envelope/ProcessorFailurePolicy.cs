namespace EventTracking;

/// <summary>What happens to an event whose processor throws. The failure is reported in any case.</summary>
public enum ProcessorFailurePolicy
{
    /// <summary>The event continues as it was before the processor. For processors that only add to events.</summary>
    Continue,

    /// <summary>
    /// The event is dropped and counted as <see cref="DropReason.ProcessorFailed"/>. The default; required for processors that filter or
    /// redact.
    /// </summary>
    Drop,
}
