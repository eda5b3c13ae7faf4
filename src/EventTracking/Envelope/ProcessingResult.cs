namespace EventTracking;

/// <summary>Whether an event goes on.</summary>
public enum ProcessingResult
{
    /// <summary>It goes on to the next processor or to the backends.</summary>
    Keep,

    /// <summary>It ends here, for this router; no later processor and no backend of it sees the event.</summary>
    Drop,
}
