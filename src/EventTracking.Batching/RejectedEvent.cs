namespace EventTracking;

/// <summary>An event of a batch that the destination will never accept.</summary>
public readonly struct RejectedEvent
{
    /// <summary>Creates a rejected event.</summary>
    /// <param name="index">The index of the event in its batch, from 0.</param>
    /// <param name="reason">The reason given by the destination. At most 1,000 characters of it are kept.</param>
    public RejectedEvent(int index, string reason)
    {
        Index = index;
        Reason = reason;
    }

    /// <summary>Gets the index of the event in its batch, from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the reason given by the destination.</summary>
    public string Reason { get; }
}
