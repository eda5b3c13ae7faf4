namespace EventTracking.Batching.Spooling;

/// <summary>
/// The events of the batch that is being sent, with their lines. The memory is reused by the next batch if the batch is recycled;
/// otherwise a destination may still read it. Not thread-safe.
/// </summary>
internal sealed class ReadBatch
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>A longer line gets an array of its own, so that little space is wasted at the end of chunks.</summary>
    private const int MaxSharedLength = ChunkSize / 8;

    private HeldEvent[] _events = [];
    private List<byte[]> _chunks = [];
    private int _chunk;
    private int _used;
    private bool _isRecycled = true;

    public int Count { get; private set; }

    public ArraySegment<HeldEvent> Events => new(_events, 0, Count);

    /// <summary>Starts an empty batch.</summary>
    public void Begin()
    {
        if (!_isRecycled)
            (_events, _chunks) = ([], []);
        (Count, _chunk, _used) = (0, 0, 0);
        _isRecycled = false;
    }

    /// <summary>Adds a copy of an event.</summary>
    public void Add(in EventHeader header, ReadOnlySpan<byte> line, long sequence, long added)
    {
        if (Count == _events.Length)
            Array.Resize(ref _events, Math.Max(4, Count * 2));
        ((RestoredEvent)(_events[Count] ??= new RestoredEvent())).Set(in header, Copy(line), sequence, added);
        Count++;
    }

    /// <summary>Allows the memory to be reused. Nothing reads the batch afterwards.</summary>
    public void Recycle() => _isRecycled = true;

    private ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> line)
    {
        if (line.Length > MaxSharedLength)
            return line.ToArray();

        if (_chunk < _chunks.Count && line.Length > ChunkSize - _used)
            (_chunk, _used) = (_chunk + 1, 0);
        if (_chunk == _chunks.Count)
            _chunks.Add(new byte[ChunkSize]);

        var copy = _chunks[_chunk].AsMemory(_used, line.Length);
        line.CopyTo(copy.Span);
        _used += line.Length;
        return copy;
    }
}
