namespace EventTracking.Batching.Spooling;

/// <summary>When events were added to a spool, without a time for each event.</summary>
/// <remarks>
/// Times are timestamps of the clock and not dates, so that a jump of the system clock makes no event older. The number of marks is
/// limited: in a long outage, they are further apart. Not thread-safe.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class AgeMarks(TimeProvider time)
{
    private const int MaxCount = 1_024;

    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(5);

    private readonly List<Mark> _marks = [];
    private TimeSpan _interval = MinInterval;
    private int _first;

    /// <summary>Adds a mark, unless the previous one is close to it.</summary>
    /// <param name="sequence">The sequence number of an event, higher than those before.</param>
    /// <param name="added">When it was added.</param>
    public void Add(long sequence, long added)
    {
        if (_marks.Count > _first && time.GetElapsedTime(_marks[^1].Added, added) < _interval)
            return;

        if (_marks.Count - _first == MaxCount)
            RemoveEverySecond();
        _marks.Add(new Mark(sequence, added));
    }

    /// <summary>Removes the marks that events from a sequence number on do not need.</summary>
    public void RemoveBefore(long sequence)
    {
        while (_first + 1 < _marks.Count && _marks[_first + 1].Sequence <= sequence)
            _first++;
        if (_first > MaxCount)
        {
            _marks.RemoveRange(0, _first);
            _first = 0;
        }

        if (_marks.Count - _first < MaxCount / 4)
            _interval = MinInterval;
    }

    /// <summary>Returns the earliest time at which an event can have been added; <see langword="null"/> without any mark.</summary>
    public long? EarliestOf(long sequence)
    {
        var index = IndexAfter(sequence) - 1;
        return _marks.Count == _first ? null : _marks[Math.Max(index, _first)].Added;
    }

    /// <summary>Returns the index of the first mark with a higher sequence number.</summary>
    private int IndexAfter(long sequence)
    {
        var (low, high) = (_first, _marks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_marks[middle].Sequence <= sequence)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void RemoveEverySecond()
    {
        // Marks from now on are as far apart as those that are kept.
        _interval = time.GetElapsedTime(_marks[_first].Added, _marks[^1].Added) / (MaxCount / 2);
        var kept = _first;
        for (var i = _first; i < _marks.Count; i += 2)
            _marks[kept++] = _marks[i];
        _marks.RemoveRange(kept, _marks.Count - kept);
    }

    private readonly record struct Mark(long Sequence, long Added);
}
