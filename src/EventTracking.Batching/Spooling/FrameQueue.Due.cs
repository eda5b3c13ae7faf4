using EventTracking.Threading;

namespace EventTracking.Batching.Spooling;

/// <content>
/// Events are due as soon as a thread waits for one of them. Other events wait until there are enough for a write, or some milliseconds.
/// </content>
internal sealed partial class FrameQueue
{
    /// <summary>
    /// This many bytes are written at once: a full block, which needs one call. Two blocks of half the size make an event with its flush
    /// take a third longer (--group spool of the benchmarks), and with more bytes, what the threads pass to each other leaves their caches.
    /// </summary>
    private const int DueBytes = BlockBytes;

    /// <summary>How long an event waits for others to be written together, unless a thread waits for it.</summary>
    private static readonly TimeSpan WriteDelay = TimeSpan.FromMilliseconds(10);

    /// <summary>Set while the writer waits, and the queue is empty.</summary>
    private volatile bool _wantsFirst;

    private TimeSpan? UntilDueOrFirst()
    {
        if (UntilDue() is { } due)
            return due;

        // In this order, with a fence: either this thread sees a new event, or the thread that adds it sees that it must wake this one.
        _wantsFirst = true;
        Interlocked.MemoryBarrier();
        return UntilDue();
    }

    /// <summary>Returns how long the oldest events wait for others; <see langword="null"/> if there are none. Requires the lock.</summary>
    private TimeSpan? UntilDue()
    {
        if (!TryPeek(out var block))
            return null;
        if (_drainThrough >= block.FirstSequence || _waiting > 0 || _isClosed || _queue.HeldBytes - _group.Bytes >= _dueBytes)
            return TimeSpan.Zero;

        var wait = WriteDelay - AgeOf(block);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private TimeSpan AgeOf(FrameBlock block) => TimeSpan.FromTicks(Math.Max(0, CoarseTime.Now(_time) - block.Added));

    private void WakeWriter()
    {
        lock (_gate)
            PulseWriter();
    }

    private void PulseWriter()
    {
        if (!_isIdle)
            return;

        _wantsFirst = false;
        Monitor.PulseAll(_gate);
    }
}
