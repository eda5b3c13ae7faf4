namespace EventTracking;

/// <summary>The result of processing an event.</summary>
public enum ProcessingResult
{
    /// <summary>The event continues to the next processor, or to the backends.</summary>
    Keep,

    /// <summary>The router drops the event. No later processor and no backend of this router receives it.</summary>
    Drop,
}
