namespace EventTracking.Batching.Spooling.Log;

/// <summary>The segments of a spool in the order of their sequences. Thread-safe.</summary>
internal sealed class SegmentList
{
    private readonly Lock _gate = new();
    private readonly List<Segment> _segments = [];

    public long Bytes
    {
        get
        {
            lock (_gate)
                return _segments.Sum(static segment => segment.Bytes);
        }
    }

    public Segment? First
    {
        get
        {
            lock (_gate)
                return _segments.Count is 0 ? null : _segments[0];
        }
    }

    /// <summary>Gets the last sequence.</summary>
    public long? Last
    {
        get
        {
            lock (_gate)
                return _segments.Count is 0 ? null : _segments[^1].Last;
        }
    }

    public Segment[] ToArray()
    {
        lock (_gate)
            return [.. _segments];
    }

    public void Add(Segment segment)
    {
        lock (_gate)
            _segments.Add(segment);
    }

    public void Remove(Segment segment)
    {
        lock (_gate)
            _segments.Remove(segment);
    }

    /// <summary>Returns the first segment with an event after a sequence.</summary>
    public Segment? After(long sequence)
    {
        lock (_gate)
            return _segments.Find(segment => segment.Last > sequence);
    }

    public bool IsLast(Segment segment)
    {
        lock (_gate)
            return _segments.Count is 0 || _segments[^1] == segment;
    }

    /// <summary>Returns the number of events after a sequence, with those in segments that are missing.</summary>
    public long CountAfter(long sequence)
    {
        lock (_gate)
        {
            if (_segments.Count is 0)
                return 0;

            var missing = Math.Max(0, _segments[0].Header.Preceding - sequence);
            return missing + _segments.Sum(segment => segment.CountAfter(sequence));
        }
    }
}
