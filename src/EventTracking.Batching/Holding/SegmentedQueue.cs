using System.Diagnostics.CodeAnalysis;

namespace EventTracking.Batching;

/// <summary>
/// A queue of structs in segments of a fixed size. Unlike <see cref="Queue{T}"/> it never copies its items to a larger array, and frees
/// memory as it empties. Not thread-safe.
/// </summary>
internal sealed class SegmentedQueue<T>
    where T : struct
{
    private const int SegmentLength = 64;

    private readonly Queue<T[]> _segments = new();
    private T[]? _tail;
    private T[]? _spare;
    private int _start;
    private int _end;

    public int Count { get; private set; }

    /// <summary>Gets the oldest item. The queue must not be empty.</summary>
    public ref readonly T First => ref _segments.Peek()[_start];

    public void Enqueue(in T item)
    {
        if (_tail is null || _end == SegmentLength)
            AddSegment();

        _tail[_end++] = item;
        Count++;
    }

    /// <summary>Removes the oldest item. The queue must not be empty.</summary>
    public T Dequeue()
    {
        var segment = _segments.Peek();
        var item = segment[_start];
        segment[_start++] = default;
        if (--Count == 0)
            (_start, _end) = (0, 0);
        else if (_start == SegmentLength)
            RemoveSegment();
        return item;
    }

    [MemberNotNull(nameof(_tail))]
    private void AddSegment()
    {
        var segment = _spare ?? new T[SegmentLength];
        _segments.Enqueue(segment);
        _tail = segment;
        _spare = null;
        _end = 0;
    }

    private void RemoveSegment()
    {
        _spare = _segments.Dequeue();
        _start = 0;
    }
}
