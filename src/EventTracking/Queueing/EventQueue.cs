namespace EventTracking.Queueing;

/// <summary>
/// Events in their order, with copies of their bytes. For one thread at a time; the bytes of an event that has been taken out can be
/// read meanwhile.
/// </summary>
/// <remarks>
/// Events and bytes are kept in pieces of a fixed size, so that a queue never holds much more memory than its events need, not even
/// while it grows, and gives it back as it empties.
/// </remarks>
internal sealed class EventQueue
{
    private Segment _head = new();
    private Segment _tail;
    private Segment? _spare;
    private Chunk? _chunk;

    public EventQueue() => _tail = _head;

    public int Count { get; private set; }

    /// <summary>The event that came first. There must be one.</summary>
    public ref readonly QueuedEvent First => ref _head.Events[_head.Start];

    public void Enqueue(in EventEnvelope envelope, long now)
    {
        // All memory first: without it nothing has been enqueued.
        var chunk = ChunkFor(envelope.Json.Length);
        if (_tail.End == Segment.Length)
        {
            _tail = _tail.Next = _spare ?? new Segment();
            _spare = null;
        }

        var queued = new QueuedEvent(in envelope, chunk, chunk.Add(envelope.Json), now);
        if (!Chunk.IsShared(envelope.Json.Length))
            chunk.Release();

        _tail.Events[_tail.End++] = queued;
        Count++;
    }

    /// <summary>Takes the first event out. Its bytes are its own until it is released.</summary>
    public QueuedEvent Dequeue()
    {
        var queued = _head.Events[_head.Start];
        _head.Events[_head.Start++] = default;
        Count--;
        if (_head.Start == _head.End)
            Advance();
        return queued;
    }

    /// <summary>An event that was taken out is done with. A queue that has emptied begins its chunk anew.</summary>
    public void Release(in QueuedEvent queued)
    {
        queued.Release();
        _chunk?.TryReset();
    }

    /// <summary>No event will come any more.</summary>
    public void Close()
    {
        _chunk?.Release();
        _chunk = null;
    }

    private Chunk ChunkFor(int length)
    {
        if (!Chunk.IsShared(length))
            return Chunk.Dedicated(length);

        if (_chunk is null || !_chunk.HasRoom(length))
        {
            _chunk?.Release();
            _chunk = Chunk.Rent();
        }

        return _chunk;
    }

    private void Advance()
    {
        var emptied = _head;
        (emptied.Start, emptied.End) = (0, 0);
        if (emptied.Next is not { } next)
            return;

        emptied.Next = null;
        _head = next;
        _spare = emptied;
    }

    private sealed class Segment
    {
        public const int Length = 64;

        public readonly QueuedEvent[] Events = new QueuedEvent[Length];

        public int Start;

        public int End;

        public Segment? Next;
    }
}
