namespace EventTracking.Batching;

/// <summary>
/// The events that a backend holds, in order and up to a capacity in bytes: those in its queue, and those that have been taken for
/// sending and are not settled yet.
/// </summary>
/// <remarks>
/// <para>
/// To settle an event, a thread claims it, records the outcome in the account and then releases it. An event can be claimed only once,
/// so it is not counted twice if the destination answers while the backend is being disposed. It is held until its outcome is recorded,
/// so a thread that waits for the event finds it in the account.
/// </para>
/// <para>Any thread may add events; one thread takes them.</para>
/// </remarks>
/// <param name="capacity">The maximum number of bytes that the events may use.</param>
/// <param name="time">The clock for the ages of the events.</param>
internal sealed class HeldEvents(long capacity, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly WaitingQueue _queue = new();
    private readonly Queue<HeldEvent> _taken = new();
    private readonly SettledWaits _waits = new();
    private long _count;
    private long _bytes;
    private bool _isClosed;

    /// <summary>Gets the number of held events.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Gets the number of bytes that the held events use.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Gets the sequence number of the event that was added last.</summary>
    public long LastSequence => _queue.LastSequence;

    /// <summary>Gets how long the oldest event has been held; zero if there is none.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            lock (_gate)
            {
                long? oldest = _taken.TryPeek(out var taken) ? taken.Copy.Added : _queue.Count > 0 ? _queue.First.Added : null;
                return oldest is { } added ? time.GetElapsedTime(added) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Gets the events that wait to be taken.</summary>
    public WaitingEvents Waiting
    {
        get
        {
            lock (_gate)
                return _queue.Summary;
        }
    }

    /// <summary>Adds an event.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="waiting">The events that then wait to be taken, including this one. No two calls get the same value.</param>
    public EnqueueResult TryAdd(in EventEnvelope envelope, out WaitingEvents waiting)
    {
        var cost = StoredEvent.CostOf(envelope.Json.Length);
        lock (_gate)
        {
            waiting = default;
            if (_isClosed)
                return EnqueueResult.Closed;
            if (_bytes + cost > capacity)
                return EnqueueResult.Full;

            _queue.Add(in envelope, time.GetTimestamp());
            _count++;
            _bytes += cost;
            waiting = _queue.Summary;
            return EnqueueResult.Added;
        }
    }

    /// <summary>Takes the oldest events: at least one if there is any, and more while they fit.</summary>
    /// <param name="count">The maximum number of events.</param>
    /// <param name="bytes">The maximum number of bytes of their lines.</param>
    public HeldEvent[] Take(int count, long bytes)
    {
        lock (_gate)
        {
            var taken = new HeldEvent[Math.Min(count, _queue.Count)];
            var length = 0;
            while (length < taken.Length && (length == 0 || _queue.First.Json.Length <= bytes))
            {
                var next = taken[length++] = TakeFirst();
                bytes -= next.Copy.Json.Length;
            }

            Array.Resize(ref taken, length);
            return taken;
        }
    }

    /// <summary>Returns whether an event has not been claimed yet.</summary>
    public bool IsOpen(HeldEvent taken)
    {
        lock (_gate)
            return taken.State is HeldEventState.Held;
    }

    /// <summary>Claims the events that have not been claimed before, and returns them.</summary>
    public List<HeldEvent> Claim(IReadOnlyCollection<HeldEvent> events)
    {
        lock (_gate)
            return ClaimAll(events);
    }

    /// <summary>Rejects events that are added from now on.</summary>
    public void Close()
    {
        lock (_gate)
            _isClosed = true;
    }

    /// <summary>Claims all remaining events, after <see cref="Close"/>.</summary>
    public List<HeldEvent> ClaimRest()
    {
        lock (_gate)
        {
            while (_queue.Count > 0)
                _queue.Release(TakeFirst());
            _queue.Close();
            return ClaimAll(_taken);
        }
    }

    /// <summary>Releases claimed events after their outcome has been recorded in the account.</summary>
    public void LetGo(List<HeldEvent> claimed)
    {
        lock (_gate)
        {
            foreach (var settled in claimed)
            {
                settled.State = HeldEventState.Settled;
                _count--;
                _bytes -= settled.Copy.Cost;
            }

            while (_taken.TryPeek(out var first) && first.State is HeldEventState.Settled)
                _taken.Dequeue();
            _waits.Complete(_taken.TryPeek(out var oldest) ? oldest.Sequence : _queue.OldestSequence);
        }
    }

    /// <summary>Frees the memory of events that are no longer read.</summary>
    public void Recycle(HeldEvent[] taken)
    {
        lock (_gate)
        {
            foreach (var done in taken)
                _queue.Release(done);
        }
    }

    /// <summary>Returns a task that completes when every event added so far has been settled.</summary>
    public Task WhenSettled()
    {
        lock (_gate)
            return _count == 0 ? Task.CompletedTask : _waits.Add(_queue.LastSequence);
    }

    private HeldEvent TakeFirst()
    {
        var taken = _queue.Take();
        _taken.Enqueue(taken);
        return taken;
    }

    private static List<HeldEvent> ClaimAll(IReadOnlyCollection<HeldEvent> events)
    {
        var claimed = new List<HeldEvent>(events.Count);
        foreach (var held in events.Where(static held => held.State is HeldEventState.Held))
        {
            held.State = HeldEventState.Claimed;
            claimed.Add(held);
        }

        return claimed;
    }
}
