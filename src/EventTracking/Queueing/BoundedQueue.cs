using EventTracking.Threading;

namespace EventTracking.Queueing;

/// <summary>A queue with a capacity in bytes, for many threads that add events and one worker that takes them.</summary>
/// <param name="account">Counts the events that the queue drops, and those that the worker has sent.</param>
/// <param name="capacityBytes">How many bytes the events may take, each with its fixed cost.</param>
/// <param name="whenFull">Selects the event to drop when the queue is full.</param>
/// <param name="startWorker">Starts the worker; called when the first event is added.</param>
internal sealed class BoundedQueue(BackendAccount account, int capacityBytes, QueueFullPolicy whenFull, Func<Thread> startWorker)
{
    private readonly object _gate = new();
    private readonly EventQueue _queue = new();
    private volatile Thread? _worker;
    private bool _isClosed;
    private long _bytes;

    /// <summary>The number of events added so far, which is the sequence number of the latest one.</summary>
    private long _enqueued;

    private bool _isTaken;
    private QueuedEvent _taken;
    private long _takenSequence;

    /// <summary>The number of threads that wait for the worker. The worker wakes them only if there are any.</summary>
    private int _waiting;

    /// <summary>Whether the worker waits for an event. It is woken only then.</summary>
    private bool _isWorkerIdle;

    public BackgroundQueueStatus Status
    {
        get
        {
            lock (_gate)
            {
                var oldest = _isTaken ? _taken.Enqueued : _queue.Count > 0 ? _queue.First.Enqueued : (long?)null;
                var age = oldest is { } since ? Time.GetElapsedTime(since) : TimeSpan.Zero;
                return new BackgroundQueueStatus(_queue.Count + (_isTaken ? 1 : 0), _bytes, age);
            }
        }
    }

    /// <summary>The sequence number of the oldest event in the queue, or of the next one if the queue is empty.</summary>
    private long OldestSequence => _isTaken ? _takenSequence : _enqueued - _queue.Count + 1;

    private TimeProvider Time => account.Reporter.Time;

    /// <summary>Adds an event, or drops it or older ones if the queue is full.</summary>
    public void Add(in EventEnvelope envelope)
    {
        var losses = default(QueueLosses);
        var reason = TryAdd(in envelope, ref losses);

        // Reported outside the lock: a log may be slow, or emit events itself.
        losses.Report(account);
        if (reason is { } why)
            account.Drop(why, in envelope);
    }

    /// <summary>Takes the next event, and waits for one if the queue is empty. The event taken before counts as sent.</summary>
    /// <param name="taken">The event, which stays in the queue until the next call.</param>
    /// <returns>Whether there is one; <see langword="false"/> once the queue is closed and empty.</returns>
    public bool TryTake(out QueuedEvent taken)
    {
        lock (_gate)
        {
            if (_isTaken)
            {
                account.Deliver();
                ReleaseTaken();
            }

            while (true)
            {
                if (_waiting > 0)
                    Monitor.PulseAll(_gate);
                if (_queue.Count > 0)
                    break;
                if (_isClosed)
                {
                    taken = default;
                    return false;
                }

                _isWorkerIdle = true;
                Monitor.Wait(_gate);
                _isWorkerIdle = false;
            }

            _takenSequence = OldestSequence;
            taken = _taken = _queue.Dequeue();
            return _isTaken = true;
        }
    }

    /// <summary>Drops the event that the worker has taken and could not send.</summary>
    public void DropTaken(Exception exception)
    {
        string name;
        lock (_gate)
        {
            name = _taken.Name;
            ReleaseTaken();
        }

        account.Drop(DropReason.BackendFailed, name, 1, exception: exception);
    }

    /// <summary>Waits until every event that was added before the call has left the queue.</summary>
    /// <returns>Whether all of them left it in time.</returns>
    public bool DrainsBy(Deadline deadline)
    {
        lock (_gate)
        {
            var latest = _enqueued;
            return WaitUntil(deadline, () => OldestSequence > latest);
        }
    }

    /// <summary>Drops all events except the one that the worker has taken, and accepts no more.</summary>
    public void Close()
    {
        var losses = default(QueueLosses);
        lock (_gate)
        {
            _isClosed = true;
            while (_queue.Count > 0)
                DropOldest(DropReason.Shutdown, ref losses);
            _queue.Close();
            Monitor.PulseAll(_gate);
        }

        losses.Report(account);
    }

    private DropReason? TryAdd(in EventEnvelope envelope, ref QueueLosses losses)
    {
        var cost = QueuedEvent.CostOf(envelope.Json.Length);
        lock (_gate)
        {
            if (!_isClosed && !TryMakeRoom(cost, ref losses))
                return DropReason.QueueFull;
            if (_isClosed)
                return DropReason.Shutdown;

            // Started first: if no thread can be started, the event is lost and must not be in the queue as well.
            _worker ??= startWorker();
            _queue.Enqueue(in envelope, Time.GetTimestamp());
            _bytes += cost;
            _enqueued++;
            if (_isWorkerIdle)
                Monitor.PulseAll(_gate);
            return null;
        }
    }

    private bool TryMakeRoom(int cost, ref QueueLosses losses)
    {
        if (_bytes + cost <= capacityBytes)
            return true;
        if (cost > capacityBytes)
            return false;

        if (whenFull == QueueFullPolicy.DropOldest)
        {
            while (_bytes + cost > capacityBytes && _queue.Count > 0)
                DropOldest(DropReason.QueueFull, ref losses);
            return _bytes + cost <= capacityBytes;
        }

        return whenFull != QueueFullPolicy.DropNewest
            && Thread.CurrentThread != _worker
            && WaitUntil(new Deadline(whenFull.Timeout, Time), () => _bytes + cost <= capacityBytes || _isClosed);
    }

    private bool WaitUntil(Deadline deadline, Func<bool> condition)
    {
        _waiting++;
        try
        {
            return deadline.Wait(_gate, condition);
        }
        finally
        {
            _waiting--;
        }
    }

    private void DropOldest(DropReason reason, ref QueueLosses losses)
    {
        var dropped = _queue.Dequeue();
        losses.Add(reason, dropped.Name);
        Release(in dropped);
    }

    private void ReleaseTaken()
    {
        _isTaken = false;
        Release(in _taken);
        _taken = default;
    }

    private void Release(in QueuedEvent released)
    {
        _queue.Release(in released);
        _bytes -= released.Cost;
    }
}
