using EventTracking.Blocks;
using EventTracking.Threading;

namespace EventTracking.Batching.Spooling;

/// <content>The writer takes groups of blocks, and releases them when they have been written.</content>
internal sealed partial class FrameQueue
{
    private const int BlockBytes = 128 * 1024;

    /// <summary>The maximum number of unused blocks that are kept, so that a burst allocates nothing while the disk keeps up.</summary>
    private const int MaxSpareBlocks = 32;

    /// <summary>
    /// The maximum size of a group, if a single event is not larger. On a disk that is almost full, a larger one would not fit for longer.
    /// </summary>
    private const int MaxGroupBytes = 1024 * 1024;

    private readonly BlockGroup _group = new();
    private readonly WrittenWaits _waits = new();
    private long _left;
    private long _drainThrough;
    private bool _isIdle;
    private bool _isNudged;

    /// <summary>Gets when the oldest event in memory was added, as a timestamp of the clock; null if there is none.</summary>
    public long? OldestAdded
    {
        get
        {
            lock (_gate)
                return _group.Count > 0 ? ToTimestamp(_group.Added) : TryPeek(out var block) ? ToTimestamp(block.Added) : null;
        }
    }

    /// <summary>Gets a value indicating whether the group that the writer has taken has not been abandoned.</summary>
    public bool IsWriting
    {
        get
        {
            lock (_gate)
                return _group.Count > 0;
        }
    }

    /// <summary>
    /// Returns a task that completes when every event added so far has left the memory. The writer does not delay them. Continuations run
    /// on the thread of the writer, and must not block it.
    /// </summary>
    public Task WhenWritten()
    {
        lock (_gate)
        {
            var added = Added;
            if (_left >= added)
                return Task.CompletedTask;

            _drainThrough = added;
            PulseWriter();
            return _waits.Add(added);
        }
    }

    /// <summary>Converts ticks of the coarse clock to a timestamp.</summary>
    public long ToTimestamp(long added)
    {
        var age = Math.Max(0, CoarseTime.Now(_time) - added);
        return _time.GetTimestamp() - (long)((Int128)age * _time.TimestampFrequency / TimeSpan.TicksPerSecond);
    }

    /// <summary>Waits for work; called by the writer.</summary>
    /// <param name="canTake">Whether the writer has no other group.</param>
    /// <param name="nextTick">How long to wait if nothing happens.</param>
    /// <returns>Whether the writer is to continue.</returns>
    public bool WaitForWork(bool canTake, TimeSpan nextTick)
    {
        var start = _time.GetTimestamp();
        lock (_gate)
        {
            while (!_isStopped && !_isNudged)
            {
                var wait = nextTick - _time.GetElapsedTime(start);
                if (canTake && UntilDueOrFirst() is { } due && due < wait)
                    wait = due;
                if (wait <= TimeSpan.Zero)
                    break;

                _isIdle = true;
                Monitor.Wait(_gate, _time == TimeProvider.System ? RoundUp(wait) : PollInterval);
                _isIdle = false;
            }

            _wantsFirst = _isNudged = false;
            return !_isStopped;
        }
    }

    /// <summary>Takes the oldest events if they are due.</summary>
    public BlockGroup? TakeDue()
    {
        lock (_gate)
        {
            if (_group.Count > 0 || UntilDue() is not { } due || due > TimeSpan.Zero)
                return null;

            var max = Math.Min(MaxGroupBytes, _capacity / 2);
            while (TryPeek(out var block) && (_group.Count == 0 || _group.Bytes + block.UsedBytes <= max))
            {
                if (!block.IsSealed)
                {
                    // Sealing the open block makes the next emit take the lock, so a large group does without it.
                    if (_group.Bytes >= _dueBytes / 2 && UntilDue() > TimeSpan.Zero)
                        break;
                    _queue.Seal();
                }

                if (_queue.TryTakeBlock(out block))
                    _group.Add(block);
            }

            return _group;
        }
    }

    /// <summary>Releases the group that was written, unless it was abandoned meanwhile.</summary>
    /// <param name="onWritten">Called before threads that wait for the group continue. It must not wait.</param>
    public void OnWritten(Action<BlockGroup> onWritten)
    {
        TaskCompletionSource[] waits;
        lock (_gate)
        {
            if (_group.Count == 0)
                return;

            onWritten(_group);
            _left += _group.Count;
            _group.ReturnTo(_queue);
            waits = _waits.Take(_left);
            if (_waiting > 0)
                Monitor.PulseAll(_gate);
        }

        WrittenWaits.Complete(waits);
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

    /// <summary>Finds the oldest block that has not been taken. Its first event is published. Requires the lock.</summary>
    private bool TryPeek(out FrameBlock block)
    {
        // Abandoned events stay in the queue.
        var isFound = _queue.TryPeek(out BlockEntry<FrameBlock> entry) && _left + _group.Count < Added;
        block = entry.Block;
        return isFound;
    }
}
