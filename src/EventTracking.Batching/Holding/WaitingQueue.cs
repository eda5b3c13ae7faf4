namespace EventTracking.Batching;

/// <summary>The events that wait to be taken, in order, with copies of their lines. Not thread-safe.</summary>
internal sealed class WaitingQueue
{
    private readonly SegmentedQueue<StoredEvent> _events = new();
    private readonly LineMemory _lines = new();
    private long _bytes;
    private long _lastSequence;

    public int Count => _events.Count;

    /// <summary>Gets the oldest event. The queue must not be empty.</summary>
    public ref readonly StoredEvent First => ref _events.First;

    /// <summary>Gets the sequence number of the event that was added last. Any thread may read it.</summary>
    public long LastSequence => Volatile.Read(ref _lastSequence);

    /// <summary>Gets the sequence number of the oldest event, or of the next event if the queue is empty.</summary>
    public long OldestSequence => _lastSequence - Count + 1;

    public WaitingEvents Summary => Count == 0 ? default : new WaitingEvents(Count, _bytes, OldestSequence, First.Added);

    public void Add(in EventEnvelope envelope, long now)
    {
        _events.Enqueue(new StoredEvent(in envelope, _lines.Copy(envelope.Json), now));
        _bytes += envelope.Json.Length;
        _lastSequence++;
    }

    /// <summary>Removes the oldest event. Its line stays valid until it is released.</summary>
    public HeldEvent Take()
    {
        var sequence = OldestSequence;
        var stored = _events.Dequeue();
        var taken = new HeldEvent { Line = stored.Line };
        taken.Set(stored.Header, stored.Json, sequence, stored.Added);
        _bytes -= stored.Json.Length;
        return taken;
    }

    /// <summary>Frees the memory of an event that has been taken.</summary>
    public void Release(HeldEvent taken) => _lines.Release(taken.Line);

    /// <summary>Frees unused memory. No event may be added afterwards.</summary>
    public void Close() => _lines.Close();
}
