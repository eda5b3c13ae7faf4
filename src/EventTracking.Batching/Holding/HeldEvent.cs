namespace EventTracking.Batching;

/// <summary>An event that has been taken for sending. The object represents another event after the batch has been recycled.</summary>
internal abstract class HeldEvent
{
    /// <summary>Gets the name.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the line.</summary>
    public abstract ReadOnlyMemory<byte> Json { get; }

    /// <summary>Gets the time at which the event was added, by the clock of the holder.</summary>
    public abstract long Added { get; }

    /// <summary>Gets the sequence number of the event, from 1.</summary>
    public long Sequence { get; private set; }

    /// <summary>Gets or sets how often the event has been sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Gets or sets the state. Only <see cref="EventHolder"/> sets it.</summary>
    public HeldEventState State { get; set; }

    /// <summary>Gets or sets the event that was taken next. Only <see cref="TakenEvents"/> uses it.</summary>
    public HeldEvent? Next { get; set; }

    /// <summary>Returns the event as an envelope.</summary>
    public abstract EventEnvelope Open();

    /// <summary>Makes the object represent another event.</summary>
    protected void Reset(long sequence) => (Sequence, Attempts, State) = (sequence, 0, HeldEventState.Held);
}
