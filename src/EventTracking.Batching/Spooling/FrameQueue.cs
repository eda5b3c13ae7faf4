using System.Text;
using EventTracking.Batching.Spooling.Log;
using EventTracking.Blocks;
using EventTracking.Threading;

namespace EventTracking.Batching.Spooling;

/// <summary>
/// The events that are not on disk yet, as frames in blocks: emitting threads append to the open block, and the writer takes groups of
/// blocks.
/// </summary>
/// <remarks>
/// Events are added without a lock. The lock is taken at the end of a block, by threads that wait, and by the writer.
/// </remarks>
internal sealed partial class FrameQueue
{
    private const int MaxShortNameBytes = 256;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new();
    private readonly BlockQueue<FrameBlock> _queue;
    private readonly long _capacity;
    private readonly long _dueBytes;
    private readonly QueueFullPolicy _whenFull;
    private readonly Func<bool> _isWorker;
    private readonly TimeProvider _time;
    private EnqueueResult _refusal = EnqueueResult.Full;
    private long _refused;

    /// <summary>The number of threads that wait for room.</summary>
    private int _waiting;

    /// <param name="capacity">The maximum number of bytes of all events; a single one may have half of it.</param>
    /// <param name="whenFull">What happens to an event that does not fit.</param>
    /// <param name="isWorker">Returns whether the calling code must not wait for the spool, because it is part of the delivery.</param>
    /// <param name="time">The clock.</param>
    public FrameQueue(long capacity, QueueFullPolicy whenFull, Func<bool> isWorker, TimeProvider time)
    {
        (_capacity, _whenFull, _isWorker, _time) = (capacity, whenFull, isWorker, time);
        _dueBytes = Math.Min(DueBytes, capacity / 4);
        _queue = new BlockQueue<FrameBlock>(
            _gate, (int)Math.Min(BlockBytes, capacity / 2), capacity, MaxSpareBlocks, static size => new FrameBlock(size));
    }

    /// <summary>Gets the number of events that were added so far.</summary>
    public long Added => _queue.LastSequence;

    /// <summary>Gets the number of events that are in memory.</summary>
    public long Count
    {
        get
        {
            lock (_gate)
                return Added - _left;
        }
    }

    /// <summary>Gets the number of events that were refused because they did not fit.</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Gets the number of bytes of the events in memory.</summary>
    public long Bytes => _queue.HeldBytes;

    /// <summary>Adds a copy of an event. It waits only if the policy says so.</summary>
    public EnqueueResult TryAdd(in EventEnvelope envelope)
    {
        // Everything that may throw or take time precedes the reservation, because the writer waits for reserved events.
        Span<byte> shortName = stackalloc byte[MaxShortNameBytes];
        ReadOnlySpan<byte> name = Encoding.UTF8.TryGetBytes(envelope.Name, shortName, out var length)
            ? shortName[..length]
            : Encoding.UTF8.GetBytes(envelope.Name);
        var line = envelope.Json;
        if (name.Length > SpoolFrame.MaxNameBytes || name.Length + (long)line.Length > _capacity / 2)
            return EnqueueResult.TooLarge;

        var (id, ticks, version, now) = (envelope.Id, envelope.Timestamp.UtcTicks, envelope.Version, CoarseTime.Now(_time));
        var depth = envelope.RoutingDepth;
        if (!_queue.TryReserve(SpoolFrame.SizeOf(name.Length, line.Length), out var frame)
            && Reserve(SpoolFrame.SizeOf(name.Length, line.Length), out frame) is var refusal and not EnqueueResult.Added)
        {
            return refusal;
        }

        if (frame.Index == 0)
            frame.Block.Added = now;
        SpoolFrame.Write(frame.Bytes, id, ticks, version, name, line, depth);
        frame.Publish();

        // The reservation was a full fence.
        if (_wantsFirst)
            WakeWriter();
        return EnqueueResult.Added;
    }

    /// <summary>Sets the result for events that do not fit.</summary>
    public void SetRefusal(EnqueueResult refusal)
    {
        lock (_gate)
            _refusal = refusal;
    }

    /// <summary>Reserves space in the next block, or waits for it.</summary>
    private EnqueueResult Reserve(int size, out Reservation<FrameBlock> frame)
    {
        lock (_gate)
        {
            var result = _queue.Reserve(size, out frame);
            if (result is ReserveResult.Full && MayWait())
                result = WaitForRoom(size, out frame);
            switch (result)
            {
                case ReserveResult.Reserved:
                    // Usually the block before is full.
                    if (_queue.HeldBytes >= _dueBytes)
                        PulseWriter();
                    return EnqueueResult.Added;
                case ReserveResult.Full:
                    _refused++;
                    return _refusal;
                default:
                    return EnqueueResult.Closed;
            }
        }
    }

    private bool MayWait() =>
        _whenFull != QueueFullPolicy.DropNewest && _whenFull != QueueFullPolicy.DropOldest && !_isWorker();

    private ReserveResult WaitForRoom(int size, out Reservation<FrameBlock> frame)
    {
        var start = _time.GetTimestamp();
        _waiting++;
        Monitor.PulseAll(_gate);
        try
        {
            while (true)
            {
                var result = _queue.Reserve(size, out frame);
                if (result is not ReserveResult.Full)
                    return result;

                var left = _whenFull.Timeout - _time.GetElapsedTime(start);
                var isInfinite = _whenFull.Timeout == Timeout.InfiniteTimeSpan;
                if (!isInfinite && left <= TimeSpan.Zero)
                    return ReserveResult.Full;
                Monitor.Wait(_gate, isInfinite ? Timeout.InfiniteTimeSpan : _time == TimeProvider.System ? RoundUp(left) : PollInterval);
            }
        }
        finally
        {
            _waiting--;
        }
    }

    /// <summary>Returns a time in whole milliseconds, because waits ignore fractions.</summary>
    private static TimeSpan RoundUp(TimeSpan wait) =>
        TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(wait.TotalMilliseconds), int.MaxValue));
}
