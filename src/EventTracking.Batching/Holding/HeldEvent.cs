namespace EventTracking.Batching;

/// <summary>An event that has been taken for sending.</summary>
/// <param name="copy">The event.</param>
/// <param name="sequence">The sequence number of the event, from 1.</param>
internal sealed class HeldEvent(StoredEvent copy, long sequence)
{
    private readonly StoredEvent _copy = copy;

    public ref readonly StoredEvent Copy => ref _copy;

    public long Sequence => sequence;

    /// <summary>Gets or sets how often the event has been sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Gets or sets the state. Only <see cref="HeldEvents"/> sets it.</summary>
    public HeldEventState State { get; set; }
}
