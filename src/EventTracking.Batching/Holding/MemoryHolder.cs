namespace EventTracking.Batching;

/// <summary>Holds events in memory, up to a capacity in bytes.</summary>
/// <param name="capacity">The maximum number of bytes that the events may use.</param>
/// <param name="time">The clock for the ages of the events.</param>
internal sealed class MemoryHolder(long capacity, TimeProvider time) : EventHolder
{
    private readonly WaitingQueue _queue = new();
    private readonly SettledWaits _waits = new();
    private long _count;
    private long _bytes;
    private bool _isClosed;

    public override long Count => Volatile.Read(ref _count);

    public override long Bytes => Volatile.Read(ref _bytes);

    public override long LastSequence => _queue.LastSequence;

    public override bool OutlivesShutdown => false;

    public override TimeSpan OldestAge
    {
        get
        {
            lock (Gate)
            {
                var oldest = OldestTaken?.Added ?? (_queue.Count > 0 ? _queue.First.Added : null);
                return oldest is { } added ? time.GetElapsedTime(added) : TimeSpan.Zero;
            }
        }
    }

    public override WaitingEvents Waiting
    {
        get
        {
            lock (Gate)
                return _queue.Summary;
        }
    }

    public override EnqueueResult TryAdd(in EventEnvelope envelope)
    {
        var cost = StoredEvent.CostOf(envelope.Json.Length);
        WaitingEvents waiting;
        lock (Gate)
        {
            if (_isClosed)
                return EnqueueResult.Closed;
            if (_bytes + cost > capacity)
                return EnqueueResult.Full;

            _queue.Add(in envelope, time.GetTimestamp());
            _count++;
            _bytes += cost;
            waiting = _queue.Summary;
        }

        OnDeliverable(waiting.Count, waiting.Bytes);
        return EnqueueResult.Added;
    }

    public override ArraySegment<HeldEvent> Take(int count, long bytes)
    {
        lock (Gate)
        {
            var taken = new HeldEvent[Math.Min(count, _queue.Count)];
            var length = 0;
            while (length < taken.Length && (length == 0 || _queue.First.Json.Length <= bytes))
            {
                var next = taken[length++] = TakeFirst();
                bytes -= next.Json.Length;
            }

            return new(taken, 0, length);
        }
    }

    public override void Close()
    {
        lock (Gate)
            _isClosed = true;
    }

    public override ArraySegment<HeldEvent> ClaimRest()
    {
        lock (Gate)
        {
            while (_queue.Count > 0)
                _queue.Release(TakeFirst());
            _queue.Close();
            return ClaimTaken();
        }
    }

    public override void Recycle(ArraySegment<HeldEvent> taken)
    {
        lock (Gate)
        {
            foreach (var done in taken)
                _queue.Release(done);
        }
    }

    public override Task WhenDrained()
    {
        lock (Gate)
            return _count == 0 ? Task.CompletedTask : _waits.Add(_queue.LastSequence);
    }

    protected override void OnSettled(ArraySegment<HeldEvent> settled)
    {
        foreach (var done in settled)
        {
            _count--;
            _bytes -= StoredEvent.CostOf(done.Json.Length);
        }

        _waits.Complete(OldestTaken?.Sequence ?? _queue.OldestSequence);
    }

    private HeldEvent TakeFirst()
    {
        var taken = _queue.Take();
        AddTaken(taken);
        return taken;
    }
}
