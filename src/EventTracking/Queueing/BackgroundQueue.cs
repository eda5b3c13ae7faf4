using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Line;
using EventTracking.Routing;
using EventTracking.Threading;

namespace EventTracking.Queueing;

/// <summary>A queue before a backend, and the worker that empties it.</summary>
/// <remarks>
/// An event is in the account of the queue until it has been handed to the backend; from then on it is in the account of the backend.
/// A reader adds the two.
/// </remarks>
internal sealed class BackgroundQueue : IAccountableBackend, IFlushableBackend, ICompositeBackend, IDisposable
{
    /// <summary>The part of the time for a shutdown in which the queue may empty; the rest is for the backend.</summary>
    private const double DrainFraction = 0.9;

    private readonly object _gate = new();
    private readonly EventQueue _queue = new();
    private readonly string _name;
    private readonly int _capacity;
    private readonly QueueFullPolicy _whenFull;
    private readonly Func<string, Action, Thread> _startThread;
    private volatile Thread? _worker;
    private bool _isClosed;
    private bool _isSending;
    private QueuedEvent _sending;
    private long _sendingSequence;
    private long _bytes;

    /// <summary>How many events have been enqueued: the sequence of the latest one.</summary>
    private long _enqueued;

    /// <summary>How many threads wait for the worker, and whether it waits for them; no thread is woken without need.</summary>
    private int _waiting;
    private bool _isIdle;

    public BackgroundQueue(
        string name, IEventBackend backend, int capacity, QueueFullPolicy whenFull, Func<string, Action, Thread>? startThread = null)
    {
        _name = name;
        _capacity = capacity;
        _whenFull = whenFull;
        _startThread = startThread ?? DedicatedThread.Start;
        Downstream = new BackendSlot(name, backend, backend);
        Account = new BackendAccount(() => Status.Events);
    }

    public BackendAccount Account { get; }

    /// <summary>The backend that the worker sends to.</summary>
    public BackendSlot Downstream { get; }

    public BackgroundQueueStatus Status
    {
        get
        {
            lock (_gate)
            {
                var oldest = _isSending ? _sending.Enqueued : _queue.Count > 0 ? _queue.First.Enqueued : (long?)null;
                var age = oldest is { } since ? Time.GetElapsedTime(since) : TimeSpan.Zero;
                return new BackgroundQueueStatus(_queue.Count + (_isSending ? 1 : 0), _bytes, age);
            }
        }
    }

    public bool IsWorker => ActiveWork.IsOf(this) || Downstream.IsWorker;

    /// <remarks>The account of the backend includes what its queue holds.</remarks>
    public IEnumerable<AccountEntry> AccountsFrom(string? path)
    {
        var isFirst = true;
        foreach (var entry in Downstream.AccountsFrom(path ?? ""))
        {
            yield return isFirst ? entry.WithQueue(Account, () => Status) : entry;
            isFirst = false;
        }
    }

    public void Attach(FailureReporter failures) => Downstream.Attach(failures);

    /// <summary>The sequence of the oldest event that the queue holds, or of the next one to come.</summary>
    private long OldestHeld => _isSending ? _sendingSequence : _enqueued - _queue.Count + 1;

    private FailureReporter Failures => Account.Reporter;

    private TimeProvider Time => Failures.Time;

    public void Send(in EventEnvelope envelope)
    {
        Account.Offer();
        var losses = default(QueueLosses);
        var reason = TryEnqueue(in envelope, ref losses);

        // Reports are written outside the gate: a log may be slow, or emit events itself.
        losses.Report(Account);
        if (reason is { } why)
            Account.Drop(why, in envelope);
    }

    /// <inheritdoc cref="Drain"/>
    public bool Flush(TimeSpan timeout) => Drain(timeout);

    /// <summary>Waits until every event that was enqueued before the call has left the queue, then flushes the backend.</summary>
    public bool Drain(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, Time);
        return DrainsBy(deadline) && Downstream.Flush(deadline, Failures).SucceedsBy(deadline);
    }

    /// <summary>Sends what can be sent in time, drops the rest, and shuts the backend down.</summary>
    public void Shutdown(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, Time);
        DrainsBy(new Deadline(ShutdownBudget.Fraction(timeout, DrainFraction), Time));
        Close();
        Downstream.Shutdown(deadline.Remaining, Failures).CompletesBy(deadline);
    }

    /// <summary>Drops what is left and disposes the backend.</summary>
    public void Dispose()
    {
        Close();
        Downstream.Dispose(Failures).CompletesBy(new Deadline(Timeout.InfiniteTimeSpan, Time));
    }

    public void Abandon()
    {
        Close();
        Downstream.Abandon();
        Downstream.Dispose(Failures);
    }

    /// <summary>Drops what is left. An event that is being sent is accounted for when that ends, or when its account is closed.</summary>
    private void Close()
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

        losses.Report(Account);
    }

    private bool DrainsBy(Deadline deadline)
    {
        lock (_gate)
        {
            var target = _enqueued;
            return WaitUntil(deadline, () => OldestHeld > target);
        }
    }

    private DropReason? TryEnqueue(in EventEnvelope envelope, ref QueueLosses losses)
    {
        var cost = QueuedEvent.CostOf(envelope.Json.Length);
        lock (_gate)
        {
            if (!_isClosed && !TryMakeRoom(cost, ref losses))
                return DropReason.QueueFull;
            if (_isClosed)
                return DropReason.Shutdown;

            // The worker first: an event that no thread can be started for is lost, and must not be in the queue as well.
            _worker ??= _startThread($"worker of {_name}", () => ActiveWork.Run(this, Work));
            _queue.Enqueue(in envelope, Time.GetTimestamp());
            _bytes += cost;
            _enqueued++;
            if (_isIdle)
                Monitor.PulseAll(_gate);
            return null;
        }
    }

    private bool TryMakeRoom(int cost, ref QueueLosses losses)
    {
        if (_bytes + cost <= _capacity)
            return true;
        if (cost > _capacity)
            return false;

        if (_whenFull == QueueFullPolicy.DropOldest)
        {
            while (_bytes + cost > _capacity && _queue.Count > 0)
                DropOldest(DropReason.QueueFull, ref losses);
            return _bytes + cost <= _capacity;
        }

        return _whenFull != QueueFullPolicy.DropNewest
            && Thread.CurrentThread != _worker
            && WaitUntil(new Deadline(_whenFull.Timeout, Time), () => _bytes + cost <= _capacity || _isClosed);
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

    private void Release(in QueuedEvent released)
    {
        _queue.Release(in released);
        _bytes -= released.Cost;
    }

    private void Work()
    {
        while (TryTake())
        {
            var thread = EmitThread.Current;
            var buffer = thread.TakeBuffer(int.MaxValue);
            try
            {
                var envelope = _sending.Open(buffer, Failures);
                Downstream.TrySend(in envelope, thread);
            }
            catch (Exception exception)
            {
                // The backend was not handed the event: there was no memory for its envelope, for example.
                DropSending(exception);
            }
            finally
            {
                thread.ReturnBuffers(0);
            }
        }
    }

    /// <summary>Ends the event that was sent, and takes the next one.</summary>
    /// <returns>Whether there is one; not any more after the end.</returns>
    private bool TryTake()
    {
        lock (_gate)
        {
            if (_isSending)
            {
                Account.Deliver();
                EndSending();
            }

            while (true)
            {
                if (_waiting > 0)
                    Monitor.PulseAll(_gate);
                if (_queue.Count > 0)
                    break;
                if (_isClosed)
                    return false;

                _isIdle = true;
                Monitor.Wait(_gate);
                _isIdle = false;
            }

            _sendingSequence = OldestHeld;
            _sending = _queue.Dequeue();
            return _isSending = true;
        }
    }

    /// <summary>Drops the event that could not be handed to the backend.</summary>
    private void DropSending(Exception exception)
    {
        string name;
        lock (_gate)
        {
            name = _sending.Name;
            EndSending();
        }

        Account.Drop(DropReason.BackendFailed, name, 1, exception: exception);
    }

    private void EndSending()
    {
        _isSending = false;
        Release(in _sending);
        _sending = default;
    }
}
