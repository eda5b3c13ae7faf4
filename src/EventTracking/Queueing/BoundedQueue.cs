using System.Runtime.CompilerServices;
using EventTracking.Blocks;
using EventTracking.Threading;

namespace EventTracking.Queueing;

/// <summary>A queue with a capacity in bytes, for many threads that add events and one worker that takes them.</summary>
/// <remarks>
/// The lock is for the ends of blocks, a full queue and threads that wait. Everything else works without it, and neither side misses the
/// other: a thread first makes its change visible to all CPUs, and then reads whether the other side waits for it. The atomic instructions
/// of the blocks, which precede these reads anyway, do the former.
/// </remarks>
internal partial class BoundedQueue
{
    /// <summary>The fraction of the capacity that a block takes at most, because the first and the last one are rarely full.</summary>
    private const int BlockFraction = 64;
    private const int MinBlockSize = 16 * 1024;
    private const int MaxBlockSize = 64 * 1024;

    /// <summary>The length of a line that determines the number of slots in the first block.</summary>
    private const int TypicalLength = 256;

    private readonly object _gate = new();
    private readonly BackendAccount _account;
    private readonly int _capacity;
    private readonly QueueFullPolicy _whenFull;
    private readonly Func<Thread> _startWorker;
    private readonly BlockQueue<Block<QueuedEvent>> _blocks;

    /// <summary>The number of events that have left the queue unsent.</summary>
    private long _dropped;

    /// <param name="account">Counts the events that the queue drops, and those that the worker has sent.</param>
    /// <param name="capacityBytes">How many bytes the events may take, each with its fixed cost.</param>
    /// <param name="whenFull">Selects the event to drop when the queue is full.</param>
    /// <param name="startWorker">Starts the worker; called when the first event is added.</param>
    public BoundedQueue(BackendAccount account, int capacityBytes, QueueFullPolicy whenFull, Func<Thread> startWorker)
    {
        _account = account;
        _capacity = capacityBytes;
        _whenFull = whenFull;
        _startWorker = startWorker;
        var blockSize = Math.Min(capacityBytes, Math.Clamp(capacityBytes / BlockFraction, MinBlockSize, MaxBlockSize));
        _napBlocks = Math.Min(MaxNapBytes, capacityBytes / NapFraction) / blockSize;
        _blocks = new BlockQueue<Block<QueuedEvent>>(
            _gate,
            blockSize,
            capacityBytes,
            maxSpares: 2 + _napBlocks,
            static size => new Block<QueuedEvent>(size, Math.Max(1, size / TypicalLength), QueuedEvent.FixedCost));
        _taken = new TakenEvent(_blocks);
    }

    public BackgroundQueueStatus Status
    {
        get
        {
            lock (_gate)
            {
                var events = QueuedEvents;
                var oldest = _taken.EnqueuedTicks;
                if (oldest == TakenEvent.None && _blocks.TryPeek(out var first))
                    oldest = first.Block.ItemOf(first.Index).EnqueuedTicks;
                var age = oldest == TakenEvent.None ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Max(0, CoarseTime.Now(Time) - oldest));
                return new BackgroundQueueStatus(events, Math.Max(0, _blocks.HeldBytes), age);
            }
        }
    }

    /// <summary>Gets the number of events in the queue, including the one that the worker sends.</summary>
    /// <remarks>
    /// The number of those sent is that of the account. With a counter of its own, a reader of both could count an event twice or not at
    /// all. It is read before the number of those added, so the difference is never negative.
    /// </remarks>
    public long QueuedEvents
    {
        get
        {
            lock (_gate)
                return -_account.Delivered - _dropped + _blocks.LastSequence;
        }
    }

    private TimeProvider Time => _account.Reporter.Time;

    /// <summary>Adds an event, or drops it or older ones if the queue is full.</summary>
    public void Add(in EventEnvelope envelope)
    {
        // First, because nothing may fail or take long once space is reserved. Without a worker, the event must not be in the queue.
        var now = CoarseTime.Now(Time);
        _ = envelope.Ids;
        if (_worker is null)
            StartWorker();

        if (_blocks.TryReserve(envelope.Json.Length, out var reservation))
            Publish(in reservation, in envelope, now);
        else
            AddSlowly(in envelope, now);
    }

    /// <summary>Drops all events except the one that the worker has taken, and accepts no more.</summary>
    public void Close()
    {
        var losses = default(QueueLosses);
        lock (_gate)
        {
            _blocks.Close();
            while (TryDropOldest(DropReason.Shutdown, ref losses))
            {
            }

            Monitor.PulseAll(_gate);
        }

        losses.Report(_account);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Publish(in Reservation<Block<QueuedEvent>> reservation, in EventEnvelope envelope, long now)
    {
        reservation.Block.ItemOf(reservation.Index) = new QueuedEvent(EventHeader.Of(in envelope), now);
        envelope.Json.CopyTo(reservation.Bytes);
        reservation.Publish();
        if (_isIdle)
            Wake();
    }

    private void AddSlowly(in EventEnvelope envelope, long now)
    {
        var losses = default(QueueLosses);
        var result = Reserve(envelope.Json.Length, out var reservation, ref losses);
        if (result == ReserveResult.Reserved)
            Publish(in reservation, in envelope, now);

        // Reported outside the lock: a log may be slow, or emit events itself.
        losses.Report(_account);
        if (result != ReserveResult.Reserved)
            _account.Drop(result == ReserveResult.Closed ? DropReason.Shutdown : DropReason.QueueFull, in envelope);
    }

    private ReserveResult Reserve(int length, out Reservation<Block<QueuedEvent>> reservation, ref QueueLosses losses)
    {
        var deadline = new Deadline(_whenFull.Timeout, Time);
        lock (_gate)
        {
            EndNapIfLong();
            while (true)
            {
                var result = _blocks.Reserve(length, out reservation);
                if (result != ReserveResult.Full || !TryMakeRoom(length, deadline, ref losses))
                    return result;
            }
        }
    }

    private bool TryMakeRoom(int length, Deadline deadline, ref QueueLosses losses)
    {
        if (length > _capacity - QueuedEvent.FixedCost || _whenFull == QueueFullPolicy.DropNewest)
            return false;
        if (_whenFull == QueueFullPolicy.DropOldest)
            return TryDropOldest(DropReason.QueueFull, ref losses);

        return Thread.CurrentThread != _worker
            && WaitForWorker(AnyEvent, deadline, () => _blocks.HasRoomFor(length) || _blocks.IsClosed);
    }

    private bool TryDropOldest(DropReason reason, ref QueueLosses losses)
    {
        if (!_blocks.TryDiscard(out var oldest))
            return false;

        losses.Add(reason, oldest.Block.ItemOf(oldest.Index).Header.Name);
        _blocks.Recycle(in oldest);
        _dropped++;
        return true;
    }
}
