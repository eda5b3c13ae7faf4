namespace EventTracking.Queueing;

/// <summary>
/// A queue of events with copies of their bytes. Not thread-safe, except that the bytes of a dequeued event may be read while the
/// queue is in use.
/// </summary>
/// <remarks>
/// Events and bytes are stored in segments of a fixed size, so that a queue never uses much more memory than its events need, even
/// while it grows, and frees memory as it empties.
/// </remarks>
internal sealed class EventQueue
{
    private Segment _head = new();
    private Segment _tail;
    private Segment? _spare;
    private Chunk? _chunk;

    public EventQueue() => _tail = _head;

    public int Count { get; private set; }

    /// <summary>Gets the oldest event. The queue must not be empty.</summary>
    public ref readonly QueuedEvent First => ref _head.Events[_head.Start];

    public void Enqueue(in EventEnvelope envelope, long now)
    {
        // Allocate first: if that fails, nothing has been enqueued.
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

    /// <summary>Removes the oldest event. Its bytes stay valid until it is released.</summary>
    public QueuedEvent Dequeue()
    {
        var queued = _head.Events[_head.Start];
        _head.Events[_head.Start++] = default;
        Count--;
        if (_head.Start == _head.End)
            Advance();
        return queued;
    }

    /// <summary>Releases a dequeued event. If the current chunk is then empty, it is reused from the start.</summary>
    public void Release(in QueuedEvent queued)
    {
        queued.Release();
        _chunk?.TryReset();
    }

    /// <summary>Releases the current chunk. No event may be enqueued afterwards.</summary>
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
