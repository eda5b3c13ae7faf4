using System.Text;
using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>
/// The events that are not on disk yet: the open group, which emitting threads fill, and the group that is being written meanwhile.
/// </summary>
/// <param name="capacity">The maximum number of bytes of both groups together; a single event may have half of it.</param>
/// <param name="whenFull">What happens to an event that does not fit.</param>
/// <param name="isWorker">Returns whether the calling code must not wait for the spool, because it is part of the delivery.</param>
/// <param name="time">The clock.</param>
internal sealed class GroupBuffer(long capacity, QueueFullPolicy whenFull, Func<bool> isWorker, TimeProvider time)
{
    /// <summary>An open group of this size is written at once.</summary>
    public const int WriteBytes = 64 * 1024;

    private const int MaxShortNameBytes = 256;

    /// <summary>How long an event waits for others to be written together.</summary>
    private static readonly TimeSpan WriteDelay = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new();
    private readonly SettledWaits _drains = new();
    private FrameGroup _open = new();
    private FrameGroup _spare = new();
    private FrameGroup? _writing;
    private EnqueueResult _refusal = EnqueueResult.Full;
    private long _added;
    private long _left;
    private long _refused;
    private int _waiting;
    private long _drainThrough;
    private bool _isIdle;
    private bool _isNudged;
    private bool _isClosed;
    private bool _isStopped;

    /// <summary>Gets the number of events that were added so far.</summary>
    public long Added => Volatile.Read(ref _added);

    /// <summary>Gets the number of events that are in memory.</summary>
    public long Count => Added - Volatile.Read(ref _left);

    /// <summary>Gets the number of events that were refused because they did not fit.</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Gets the number of bytes of the groups.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
                return BytesInMemory;
        }
    }

    /// <summary>Gets when the oldest event in memory was added; <see langword="null"/> if there is none.</summary>
    public long? OldestAdded
    {
        get
        {
            lock (_gate)
                return _writing?.FirstAdded ?? (_open.Count > 0 ? _open.FirstAdded : null);
        }
    }

    private long BytesInMemory => _open.Bytes + (_writing?.Bytes ?? 0);

    /// <summary>Adds a copy of an event. It waits only if the policy says so.</summary>
    public EnqueueResult TryAdd(in EventEnvelope envelope)
    {
        // Everything that does not need the lock comes first, so that the lock is held only while the line is copied.
        Span<byte> shortName = stackalloc byte[MaxShortNameBytes];
        ReadOnlySpan<byte> name = Encoding.UTF8.TryGetBytes(envelope.Name, shortName, out var length)
            ? shortName[..length]
            : Encoding.UTF8.GetBytes(envelope.Name);
        if (name.Length > SpoolFrame.MaxNameBytes || name.Length + (long)envelope.Json.Length > capacity / 2)
            return EnqueueResult.TooLarge;

        var size = SpoolFrame.SizeOf(name.Length, envelope.Json.Length);
        var id = envelope.Id;
        lock (_gate)
        {
            if (!HasRoom(size) && !WaitForRoom(size))
            {
                if (_isClosed)
                    return EnqueueResult.Closed;
                _refused++;
                return _refusal;
            }

            if (_isClosed)
                return EnqueueResult.Closed;

            if (_open.Count == 0)
                _open.FirstAdded = time.GetTimestamp();
            _open.Add(in envelope, id, name);
            Volatile.Write(ref _added, _added + 1);

            // The first event starts the delay; the one that fills the group ends it.
            if (_isIdle && (_open.Count == 1 || _open.Bytes >= WriteBytes))
                Monitor.PulseAll(_gate);
            return EnqueueResult.Added;
        }
    }

    /// <summary>Returns a task that completes when every event added so far has left the memory. The writer does not delay them.</summary>
    public Task WhenWritten()
    {
        lock (_gate)
        {
            if (_left == _added)
                return Task.CompletedTask;

            _drainThrough = _added;
            Monitor.PulseAll(_gate);
            return _drains.Add(_added);
        }
    }

    /// <summary>Waits for work; called by the writer.</summary>
    /// <param name="canTake">Whether the writer has no other group.</param>
    /// <param name="nextTick">How long to wait if nothing happens.</param>
    /// <returns>Whether the writer is to continue.</returns>
    public bool WaitForWork(bool canTake, TimeSpan nextTick)
    {
        var start = time.GetTimestamp();
        lock (_gate)
        {
            while (!_isStopped && !_isNudged)
            {
                var wait = nextTick - time.GetElapsedTime(start);
                if (canTake && UntilDue() is { } due && due < wait)
                    wait = due;
                if (wait <= TimeSpan.Zero)
                    break;

                _isIdle = true;
                Monitor.Wait(_gate, time == TimeProvider.System ? RoundUp(wait) : PollInterval);
                _isIdle = false;
            }

            _isNudged = false;
            return !_isStopped;
        }
    }

    /// <summary>Takes the open group if it is due.</summary>
    public FrameGroup? TakeDue()
    {
        lock (_gate)
        {
            if (_writing is not null || UntilDue() is not { } due || due > TimeSpan.Zero)
                return null;

            (_writing, _open, _spare) = (_open, _spare, _open);
            return _writing;
        }
    }

    /// <summary>Gets a value indicating whether the group that the writer has taken has not been abandoned.</summary>
    public bool IsWriting
    {
        get
        {
            lock (_gate)
                return _writing is not null;
        }
    }

    /// <summary>Releases the group that was written, unless it was abandoned meanwhile.</summary>
    /// <param name="onWritten">Called with the group before threads that wait for it continue. It must not wait.</param>
    public void OnWritten(Action<FrameGroup> onWritten)
    {
        lock (_gate)
        {
            if (_writing is not { } written)
                return;

            onWritten(written);
            _writing = null;
            Leave(written);
            _spare = written;
            if (_waiting > 0)
                Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Sets the result for events that do not fit.</summary>
    public void SetRefusal(EnqueueResult refusal)
    {
        lock (_gate)
            _refusal = refusal;
    }

    /// <summary>Makes the writer continue at once.</summary>
    public void Nudge()
    {
        lock (_gate)
        {
            _isNudged = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Rejects events from now on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Makes the writer end.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isClosed = _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Gives up everything that is in memory, even what is being written. The writer does not count it any more.</summary>
    /// <param name="account">The account of the backend.</param>
    /// <param name="first">The first event.</param>
    /// <returns>The number of events.</returns>
    public int Abandon(BackendAccount account, out EventHeader first)
    {
        lock (_gate)
        {
            var abandoned = (_writing?.Count ?? 0) + _open.Count;
            first = (_writing ?? _open).FirstHeader(account);
            if (_writing is { } writing)
            {
                _writing = null;
                _spare = new FrameGroup();
                Leave(writing, clear: false);
            }

            Leave(_open);
            return abandoned;
        }
    }

    private void Leave(FrameGroup group, bool clear = true)
    {
        Volatile.Write(ref _left, _left + group.Count);
        if (clear)
            group.Clear();
        _drains.Complete(_left + 1);
    }

    /// <summary>Returns a time in whole milliseconds, because waits ignore fractions.</summary>
    private static TimeSpan RoundUp(TimeSpan wait) =>
        TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(wait.TotalMilliseconds), int.MaxValue));

    private TimeSpan? UntilDue()
    {
        if (_open.Count == 0)
            return null;
        if (_open.Bytes >= WriteBytes || _drainThrough > _added - _open.Count || _isClosed || _waiting > 0)
            return TimeSpan.Zero;

        var wait = WriteDelay - time.GetElapsedTime(_open.FirstAdded);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private bool HasRoom(int size) => BytesInMemory + size <= capacity && (_open.Bytes + size <= capacity / 2 || _open.Count == 0);

    private bool WaitForRoom(int size)
    {
        if (whenFull == QueueFullPolicy.DropNewest || whenFull == QueueFullPolicy.DropOldest || isWorker())
            return false;

        var start = time.GetTimestamp();
        _waiting++;
        Monitor.PulseAll(_gate);
        try
        {
            while (!_isClosed && !HasRoom(size))
            {
                var left = whenFull.Timeout - time.GetElapsedTime(start);
                var isInfinite = whenFull.Timeout == Timeout.InfiniteTimeSpan;
                if (!isInfinite && left <= TimeSpan.Zero)
                    return false;
                Monitor.Wait(_gate, isInfinite ? Timeout.InfiniteTimeSpan : time == TimeProvider.System ? RoundUp(left) : PollInterval);
            }

            return true;
        }
        finally
        {
            _waiting--;
        }
    }
}
