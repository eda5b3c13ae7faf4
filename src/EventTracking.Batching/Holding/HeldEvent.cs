namespace EventTracking.Batching;

/// <summary>An event that has been taken for sending. The object is reused for another event when the batch is recycled.</summary>
internal sealed class HeldEvent
{
    private EventHeader _header;

    public string Name => _header.Name;

    /// <summary>Gets the line.</summary>
    public ReadOnlyMemory<byte> Json { get; private set; }

    /// <summary>Gets the sequence number of the event, from 1.</summary>
    public long Sequence { get; private set; }

    /// <summary>Gets the time at which the event was added, by the clock of the holder.</summary>
    public long Added { get; private set; }

    /// <summary>Gets or sets how often the event has been sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Gets or sets the state. Only <see cref="EventHolder"/> sets it.</summary>
    public HeldEventState State { get; set; }

    /// <summary>Makes the object represent another event.</summary>
    public void Set(in EventHeader header, ReadOnlyMemory<byte> json, long sequence, long added)
    {
        (_header, Json, Sequence, Added) = (header, json, sequence, added);
        (Attempts, State) = (0, HeldEventState.Held);
    }

    /// <summary>Gets or sets the event that was taken next. Only <see cref="EventHolder"/> uses it.</summary>
    public HeldEvent? Next { get; set; }

    public EventEnvelope Open() => _header.Open(Json.Span);
}
