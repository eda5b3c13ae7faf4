using EventTracking.Queueing;

namespace EventTracking.Batching;

/// <summary>
/// The events that a backend holds, in order and within so many bytes: those in its queue, and those that have been taken to be sent
/// and are not settled yet.
/// </summary>
/// <remarks>
/// <para>
/// Who settles an event claims it first, then enters into the account what became of it, then lets go of it. A claim is given once,
/// so that an event cannot be counted twice where a destination answers while its backend is being disposed of. And an event is held
/// until it is in the account, so that whoever waits for it finds it there.
/// </para>
/// <para>Many threads may add; one takes.</para>
/// </remarks>
/// <param name="capacity">The most bytes that the events may take.</param>
/// <param name="time">The clock of their ages.</param>
internal sealed class HeldEvents(long capacity, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly EventQueue _queue = new();
    private readonly Queue<HeldEvent> _taken = new();
    private readonly List<(long Sequence, TaskCompletionSource Settled)> _waits = [];
    private long _count;
    private long _bytes;
    private long _waitingBytes;
    private long _lastCame;
    private bool _isClosed;

    /// <summary>How many events are held.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>How many bytes they take.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>The place in the order of the event that came last.</summary>
    public long LastSequence => Volatile.Read(ref _lastCame);

    /// <summary>How long the oldest event has been held; zero without any.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            lock (_gate)
            {
                long? oldest = _taken.TryPeek(out var taken) ? taken.Copy.Enqueued : _queue.Count > 0 ? _queue.First.Enqueued : null;
                return oldest is { } came ? time.GetElapsedTime(came) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>The events that wait to be taken.</summary>
    public WaitingEvents Waiting
    {
        get
        {
            lock (_gate)
                return WaitingNow();
        }
    }

    /// <param name="envelope">The event.</param>
    /// <param name="waiting">The events that wait to be taken then, this one included. No two that are added see the same.</param>
    public EnqueueResult TryAdd(in EventEnvelope envelope, out WaitingEvents waiting)
    {
        var cost = QueuedEvent.CostOf(envelope.Json.Length);
        lock (_gate)
        {
            waiting = default;
            if (_isClosed)
                return EnqueueResult.Closed;
            if (_bytes + cost > capacity)
                return EnqueueResult.Full;

            _queue.Enqueue(in envelope, time.GetTimestamp());
            _lastCame++;
            _count++;
            _bytes += cost;
            _waitingBytes += envelope.Json.Length;
            waiting = WaitingNow();
            return EnqueueResult.Added;
        }
    }

    /// <summary>Takes the oldest events: one at least if there is any, and more as long as they fit.</summary>
    /// <param name="count">The most events.</param>
    /// <param name="bytes">The most bytes of their lines.</param>
    public HeldEvent[] Take(int count, long bytes)
    {
        lock (_gate)
        {
            var taken = new List<HeldEvent>(Math.Min(count, _queue.Count));
            while (taken.Count < count && _queue.Count > 0 && (taken.Count == 0 || _queue.First.Json.Length <= bytes))
            {
                taken.Add(TakeFirst());
                bytes -= taken[^1].Copy.Json.Length;
            }

            return [.. taken];
        }
    }

    /// <summary>Whether an event has not been claimed yet.</summary>
    public bool IsOpen(HeldEvent taken)
    {
        lock (_gate)
            return taken.State is HeldEventState.Held;
    }

    /// <summary>Claims those events that have not been claimed before.</summary>
    public List<HeldEvent> Claim(IReadOnlyCollection<HeldEvent> events)
    {
        lock (_gate)
            return ClaimAll(events);
    }

    /// <summary>From now on no event is added.</summary>
    public void Close()
    {
        lock (_gate)
            _isClosed = true;
    }

    /// <summary>Claims all events that there are, after the close.</summary>
    public List<HeldEvent> ClaimRest()
    {
        lock (_gate)
        {
            while (_queue.Count > 0)
                _queue.Release(in TakeFirst().Copy);
            _queue.Close();
            return ClaimAll(_taken);
        }
    }

    /// <summary>Lets go of events that were claimed and are accounted for.</summary>
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
            EndWaits();
        }
    }

    /// <summary>Gives back the memory of events that nobody reads any more.</summary>
    public void Recycle(HeldEvent[] taken)
    {
        lock (_gate)
        {
            foreach (var done in taken)
                _queue.Release(in done.Copy);
        }
    }

    /// <summary>A task that ends when no event is held any more that has come so far.</summary>
    public Task WhenSettled()
    {
        lock (_gate)
        {
            if (_count == 0)
                return Task.CompletedTask;

            // Who waits goes on elsewhere: not within the lock.
            var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((_lastCame, settled));
            return settled.Task;
        }
    }

    private HeldEvent TakeFirst()
    {
        var sequence = OldestWaiting;
        var taken = new HeldEvent(_queue.Dequeue(), sequence);
        _waitingBytes -= taken.Copy.Json.Length;
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

    /// <summary>The place of the first event in the queue, or of the next one that comes.</summary>
    private long OldestWaiting => _lastCame - _queue.Count + 1;

    private WaitingEvents WaitingNow() =>
        _queue.Count == 0 ? default : new WaitingEvents(_queue.Count, _waitingBytes, OldestWaiting, _queue.First.Enqueued);

    private void EndWaits()
    {
        var oldest = _taken.TryPeek(out var taken) ? taken.Sequence : OldestWaiting;
        foreach (var (_, settled) in _waits.Where(wait => wait.Sequence < oldest))
            settled.SetResult();
        _waits.RemoveAll(wait => wait.Sequence < oldest);
    }
}
