using EventTracking.Blocks;
using EventTracking.Diagnostics;
using EventTracking.Line;
using EventTracking.Threading;

namespace EventTracking.Queueing;

/// <content>The worker, which takes one event at a time, and the threads that wait for it.</content>
internal partial class BoundedQueue
{
    /// <summary>The sequence number to wait for if any event that leaves the queue may be the right one.</summary>
    private const long AnyEvent = 0;
    private const long Nothing = long.MaxValue;

    /// <summary>The fraction of the capacity that fills at most before the worker is woken from a nap.</summary>
    private const int NapFraction = 16;

    /// <summary>The number of bytes that fill at most before the worker is woken from a nap. More would not fit into the caches.</summary>
    private const int MaxNapBytes = 2 * 1024 * 1024;
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    private readonly TakenEvent _taken;
    private readonly NapPolicy _naps = new();
    private readonly int _napBlocks;
    private volatile Thread? _worker;

    /// <summary>Whether the worker sleeps until it is woken. The thread that wakes it resets this, so only one does.</summary>
    private volatile bool _isIdle;

    /// <summary>Whether the worker holds no event, because it sleeps.</summary>
    private bool _isAsleep;

    /// <summary>The number of blocks that may still fill before the worker is woken from a nap; 0 if it takes none.</summary>
    private int _blocksToNap;

    /// <summary>Threads wait for the worker to finish the event with this sequence number, or <see cref="Nothing"/>.</summary>
    private long _awaited = Nothing;

    /// <summary>Takes the next event, and waits for one if the queue is empty. The event taken before counts as sent.</summary>
    /// <returns>Whether there is one; <see langword="false"/> once the queue is closed and empty.</returns>
    public bool TryTake()
    {
        if (_taken.Exists)
        {
            _account.Deliver();
            _taken.Release();
        }

        while (!_taken.TryTake())
        {
            if (!WaitForEvent())
                return false;
        }

        if (Volatile.Read(ref _awaited) < _taken.Sequence)
            WakeWaiters();
        return true;
    }

    /// <summary>Returns the event that the worker has taken as it was when it was enqueued; valid until the next one is taken.</summary>
    public EventEnvelope OpenTaken(EventBuffer buffer, FailureReporter failures) =>
        _taken.Event.Header.Open(buffer, failures, _taken.Line);

    /// <summary>Drops the event that the worker has taken and could not send.</summary>
    public void DropTaken(Exception exception)
    {
        var name = _taken.Event.Header.Name;
        lock (_gate)
        {
            _dropped++;
            _taken.Release();
        }

        _account.Drop(DropReason.BackendFailed, name, 1, exception: exception);
    }

    /// <summary>Waits until every event that was added before the call has left the queue.</summary>
    /// <returns>Whether all of them left it in time.</returns>
    public bool DrainsBy(Deadline deadline)
    {
        lock (_gate)
        {
            var latest = _blocks.LastSequence;
            return WaitForWorker(latest, deadline, () => HasPassed(latest));
        }
    }

    /// <summary>
    /// Called after a thread has announced that it waits, and before it looks whether it has to. Tests act at that moment.
    /// </summary>
    protected virtual void OnAnnounced()
    {
    }

    private bool HasPassed(long sequence) =>
        (!_blocks.TryPeek(out var next) || next.Sequence > sequence) && (_isAsleep || _taken.Sequence > sequence);

    private void StartWorker()
    {
        lock (_gate)
        {
            if (!_blocks.IsClosed)
                _worker ??= _startWorker();
        }
    }

    /// <summary>Waits, while holding the lock, for a condition that the worker changes when it has finished an event.</summary>
    private bool WaitForWorker(long sequence, Deadline deadline, Func<bool> condition)
    {
        EndNap();
        return deadline.Wait(_gate, () =>
        {
            // Announced before the condition is read: either it is true, or the worker reads the announcement after changing it.
            Volatile.Write(ref _awaited, Math.Min(_awaited, sequence));
            Interlocked.MemoryBarrier();
            OnAnnounced();
            return condition();
        });
    }

    /// <summary>Wakes the threads that wait for an event before the current one. They announce again what they still wait for.</summary>
    private void WakeWaiters()
    {
        lock (_gate)
        {
            Volatile.Write(ref _awaited, Nothing);
            Monitor.PulseAll(_gate);
        }
    }

    private bool WaitForEvent()
    {
        lock (_gate)
        {
            _isAsleep = true;
            Volatile.Write(ref _awaited, Nothing);
            Monitor.PulseAll(_gate);
            if (_naps.ShouldNap(_taken.Count))
                TakeNap();
            while (!HasEvent())
            {
                if (_blocks.IsClosed)
                    return false;
                Monitor.Wait(_gate);
            }

            _isIdle = _isAsleep = false;
            return true;
        }
    }

    /// <remarks>
    /// The worker is idle before it looks: either it sees the event, or the thread that has added it reads that the worker is idle.
    /// </remarks>
    private bool HasEvent()
    {
        _isIdle = true;
        Interlocked.MemoryBarrier();
        OnAnnounced();
        return _blocks.TryPeek(out _);
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (!_isIdle)
                return;

            _isIdle = false;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Sleeps while events accumulate; see <see cref="NapPolicy"/>.</summary>
    private void TakeNap()
    {
        _blocksToNap = _napBlocks;
        if (_napBlocks > 0 && !_blocks.IsClosed)
            Monitor.Wait(_gate, Nap);
        _blocksToNap = 0;
    }

    private void EndNapIfLong()
    {
        if (_blocksToNap > 0 && --_blocksToNap == 0)
            Monitor.PulseAll(_gate);
    }

    private void EndNap()
    {
        if (_blocksToNap == 0)
            return;

        _blocksToNap = 0;
        Monitor.PulseAll(_gate);
    }
}
