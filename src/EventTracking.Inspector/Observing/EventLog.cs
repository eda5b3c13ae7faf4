namespace EventTracking.Inspector.Observing;

/// <summary>The recent events, numbered from 1. When their memory is full, the oldest are removed.</summary>
/// <param name="capacityBytes">The memory.</param>
internal sealed class EventLog(int capacityBytes)
{
    private readonly Lock _gate = new();
    private ObservedEvent?[] _ring = new ObservedEvent?[256];
    private long _bytes;

    /// <summary>The number of the oldest event that is kept, and of the next one.</summary>
    private long _oldest = 1;
    private long _next = 1;

    /// <summary>The number of the newest event; 0 if there has been none.</summary>
    public long Newest
    {
        get
        {
            lock (_gate)
                return _next - 1;
        }
    }

    /// <summary>The memory of the events that are kept.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    public void Add(ObservedEvent observed)
    {
        lock (_gate)
        {
            // The newest event is kept, whatever its size.
            while (_oldest < _next && _bytes + observed.Bytes > capacityBytes)
                RemoveOldest();
            if (_next - _oldest == _ring.Length)
                Grow();
            At(_next++) = observed;
            _bytes += observed.Bytes;
        }
    }

    /// <summary>Returns events in order, from the oldest one after a number.</summary>
    /// <param name="after">The number.</param>
    /// <param name="maxEvents">The maximum number of events.</param>
    /// <param name="maxBytes">The maximum number of bytes; one event is returned in any case.</param>
    public EventPage ReadFrom(long after, int maxEvents, long maxBytes)
    {
        lock (_gate)
        {
            var first = FirstAfter(after);
            var (end, bytes) = (first, 0L);
            while (end < _next && end - first < maxEvents && (end == first || bytes + At(end)!.Bytes <= maxBytes))
                bytes += At(end++)!.Bytes;
            return Page(after, first, end);
        }
    }

    /// <summary>Returns the newest events after a number, in order.</summary>
    /// <inheritdoc cref="ReadFrom"/>
    public EventPage ReadNewest(long after, int maxEvents, long maxBytes)
    {
        lock (_gate)
        {
            var least = FirstAfter(after);
            var (first, bytes) = (_next, 0L);
            while (first > least && _next - first < maxEvents && (first == _next || bytes + At(first - 1)!.Bytes <= maxBytes))
                bytes += At(--first)!.Bytes;
            return Page(after, first, _next);
        }
    }

    /// <summary>Returns the number of the first event after a number that is kept; the number can be any number.</summary>
    private long FirstAfter(long number) => Math.Clamp(number, _oldest - 1, _next - 1) + 1;

    private EventPage Page(long after, long first, long end)
    {
        var events = new ObservedEvent[end - first];
        for (var number = first; number < end; number++)
            events[number - first] = At(number)!;
        return new EventPage(first, events, Skipped: Math.Max(0, first - after - 1));
    }

    private void RemoveOldest()
    {
        ref var oldest = ref At(_oldest++);
        _bytes -= oldest!.Bytes;
        oldest = null;
    }

    private void Grow()
    {
        var larger = new ObservedEvent?[2 * _ring.Length];
        for (var number = _oldest; number < _next; number++)
            larger[number % larger.Length] = At(number);
        _ring = larger;
    }

    private ref ObservedEvent? At(long number) => ref _ring[number % _ring.Length];
}

/// <summary>Some events in order.</summary>
/// <param name="First">The number of the first event.</param>
/// <param name="Events">The events; their numbers are consecutive.</param>
/// <param name="Skipped">The number of events between those that the reader has and the first one.</param>
internal sealed record EventPage(long First, ObservedEvent[] Events, long Skipped)
{
    /// <summary>The number of the last event.</summary>
    public long Last => First + Events.Length - 1;
}
