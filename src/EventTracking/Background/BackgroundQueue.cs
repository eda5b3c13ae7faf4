using EventTracking.Diagnostics;
using EventTracking.Routing;
using EventTracking.Serialization;

namespace EventTracking.Background;

/// <summary>A queue before a backend, and the worker that empties it.</summary>
/// <remarks>
/// The account of the queue has an event until the backend has been handed it; from then on it is in the account of the slot behind.
/// Whoever reads them adds the two.
/// </remarks>
internal sealed class BackgroundQueue : IAccountableBackend, IFlushableBackend, IDisposable
{
    private readonly object _gate = new();
    private readonly EventQueue _queue = new();
    private readonly string _name;
    private readonly int _capacity;
    private readonly QueueFullPolicy _whenFull;
    private volatile Thread? _worker;
    private bool _isClosed;
    private bool _isSending;
    private QueuedEvent _sending;
    private long _bytes;

    /// <summary>How many events have come, and how many of them have left, in the order in which they came.</summary>
    private long _enqueued;
    private long _settled;

    /// <summary>How many threads wait for the worker, and whether it waits for them; nobody is woken for nothing.</summary>
    private int _waiting;
    private bool _isIdle;

    public BackgroundQueue(string name, IEventBackend backend, int capacity, QueueFullPolicy whenFull)
    {
        _name = name;
        _capacity = capacity;
        _whenFull = whenFull;
        Behind = new BackendSlot(name, backend, backend);
        Account = new BackendAccount(() => Status.Events);
    }

    public BackendAccount Account { get; }

    /// <summary>The backend that the worker sends to.</summary>
    public BackendSlot Behind { get; }

    public BackgroundQueueStatus Status
    {
        get
        {
            lock (_gate)
            {
                var oldest = _isSending ? _sending.Enqueued : _queue.Count > 0 ? _queue.First.Enqueued : (long?)null;
                var age = oldest is { } since ? Time.GetElapsedTime(since) : TimeSpan.Zero;
                return new BackgroundQueueStatus(_enqueued - _settled, _bytes, age);
            }
        }
    }

    /// <summary>Whether the calling thread is the worker, which can wait for anything but itself.</summary>
    public bool IsWorker => Thread.CurrentThread == _worker;

    private FailureReporter Failures => Account.Reporter;

    private TimeProvider Time => Failures.Time;

    public void Send(in EventEnvelope envelope)
    {
        Account.Offer();
        var losses = default(Losses);
        var reason = TryEnqueue(in envelope, ref losses);

        // Reports are written when nobody waits for the gate: a log may be slow, or emit events itself.
        losses.Report(Account);
        if (reason is { } why)
            Account.Drop(why, in envelope);
    }

    /// <summary>Waits until the backend has been handed all that had come, then flushes the backend.</summary>
    public bool Flush(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, Time);
        lock (_gate)
        {
            var target = _enqueued;
            if (!Await(deadline, () => _settled >= target))
                return false;
        }

        return Behind.Life.Flush(deadline.Remaining, Failures).IsGoodBy(deadline);
    }

    /// <summary>Drops what is left and disposes of the backend.</summary>
    public void Dispose()
    {
        Close();
        Behind.Dispose(Failures).IsKnownBy(new Deadline(Timeout.InfiniteTimeSpan, Time));
    }

    /// <summary>Drops what is left. An event that is being sent goes on, and is accounted for when it ends.</summary>
    public void Close()
    {
        var losses = default(Losses);
        lock (_gate)
        {
            _isClosed = true;
            while (_queue.Count > 0)
                DropFirst(DropReason.Shutdown, ref losses);
            _queue.Close();
            Monitor.PulseAll(_gate);
        }

        losses.Report(Account);
    }

    private DropReason? TryEnqueue(in EventEnvelope envelope, ref Losses losses)
    {
        var cost = QueuedEvent.CostOf(envelope.Json.Length);
        lock (_gate)
        {
            if (!_isClosed && !TryMakeRoom(cost, ref losses))
                return DropReason.QueueFull;
            if (_isClosed)
                return DropReason.Shutdown;

            _queue.Enqueue(in envelope, Time.GetTimestamp());
            _bytes += cost;
            _enqueued++;
            _worker ??= Apart.Start($"worker of {_name}", Work);
            if (_isIdle)
                Monitor.PulseAll(_gate);
            return null;
        }
    }

    private bool TryMakeRoom(int cost, ref Losses losses)
    {
        if (_bytes + cost <= _capacity)
            return true;
        if (cost > _capacity)
            return false;

        if (_whenFull == QueueFullPolicy.DropOldest)
        {
            while (_bytes + cost > _capacity && _queue.Count > 0)
                DropFirst(DropReason.QueueFull, ref losses);
            return _bytes + cost <= _capacity;
        }

        return _whenFull != QueueFullPolicy.DropNewest
            && !IsWorker
            && Await(new Deadline(_whenFull.Timeout, Time), () => _bytes + cost <= _capacity || _isClosed);
    }

    private bool Await(Deadline deadline, Func<bool> condition)
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

    private void DropFirst(DropReason reason, ref Losses losses)
    {
        var dropped = _queue.Dequeue();
        losses.Add(reason, dropped.Name);
        Settle(in dropped);
    }

    private void Settle(in QueuedEvent settled)
    {
        _queue.Release(in settled);
        _bytes -= settled.Cost;
        _settled++;
    }

    private void Work()
    {
        while (TryTake())
        {
            var thread = EmissionThread.Current;
            var emission = thread.Take(int.MaxValue);
            try
            {
                var envelope = _sending.Open(emission, Failures);
                Behind.TrySend(in envelope, thread);
            }
            catch (Exception exception)
            {
                // A backend's failure does not come here. Whatever does must not cost the events that follow.
                Behind.Life.Report(Failures, exception);
            }
            finally
            {
                thread.ReturnTo(0);
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
                _isSending = false;
                Account.Deliver();
                Settle(in _sending);
                _sending = default;
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

            _sending = _queue.Dequeue();
            return _isSending = true;
        }
    }

    /// <summary>Events that were dropped together, for one report.</summary>
    private struct Losses
    {
        private DropReason _reason;
        private string? _first;
        private long _events;

        public void Add(DropReason reason, string name)
        {
            _reason = reason;
            _first ??= name;
            _events++;
        }

        public readonly void Report(BackendAccount account) => account.Drop(_reason, _first ?? "", _events);
    }
}
