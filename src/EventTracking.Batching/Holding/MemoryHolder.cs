using EventTracking.Blocks;
using EventTracking.Threading;

namespace EventTracking.Batching;

/// <summary>Holds events in memory, up to a capacity in bytes.</summary>
/// <remarks>Events are added without a lock. They are taken, claimed and released under the gate, a batch at a time.</remarks>
internal sealed partial class MemoryHolder : EventHolder
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>
    /// Determines the maximum number of events in a block. If lines are shorter, the end of a block remains unused; if they are longer,
    /// some of the slots.
    /// </summary>
    private const int TypicalLineBytes = 256;

    /// <summary>
    /// The maximum number of unused blocks that are kept: enough for a batch of the default size while the next one fills.
    /// </summary>
    private const int MaxSpareBlocks = 16;

    private readonly BlockQueue<Block<StoredEvent>> _queue;
    private readonly TimeProvider _time;
    private readonly SettledWaits _waits = new();

    /// <summary>The number of events taken, and of the bytes of their lines. Written under the gate, read by any thread.</summary>
    private PaddedLong _takenCount;
    private PaddedLong _takenBytes;

    /// <param name="capacity">The maximum number of bytes that the events may use.</param>
    /// <param name="time">The clock for the ages of the events.</param>
    public MemoryHolder(long capacity, TimeProvider time)
    {
        _time = time;
        _queue = new BlockQueue<Block<StoredEvent>>(
            new object(),
            (int)Math.Min(BlockBytes, capacity),
            capacity,
            MaxSpareBlocks,
            static size => new Block<StoredEvent>(
                size, size > BlockBytes ? 1 : Math.Max(1, size / TypicalLineBytes), StoredEvent.Overhead));
    }

    public override long Count => _queue.Count;

    public override long Bytes => _queue.HeldBytes;

    public override long LastSequence => _queue.LastSequence;

    public override bool OutlivesShutdown => false;

    public override TimeSpan OldestAge
    {
        get
        {
            lock (Gate)
            {
                if (OldestTaken is { } taken)
                    return AgeOf(taken.Added);
                return TryPeek(out var block, out var first, out _) ? AgeOf(block.ItemOf(first).Added) : TimeSpan.Zero;
            }
        }
    }

    public override WaitingEvents Waiting
    {
        get
        {
            lock (Gate)
            {
                if (!TryPeek(out var block, out var first, out _))
                    return default;

                var (count, bytes) = _queue.Received;
                return new WaitingEvents(
                    (int)(count - _takenCount.Value),
                    bytes - _takenBytes.Value,
                    block.FirstSequence + first,
                    AgeOf(block.ItemOf(first).Added));
            }
        }
    }

    /// <summary>Gets the sequence number of the oldest event that is not settled, or of the next one. Requires the gate.</summary>
    private long OldestSequence => OldestTaken?.Sequence ?? _takenCount.Value + 1;

    public override EnqueueResult TryAdd(in EventEnvelope envelope)
    {
        // Everything that may throw or take time precedes the reservation, because the worker waits for reserved events.
        var line = envelope.Json;
        var stored = new StoredEvent(in envelope, CoarseTime.Now(_time));
        if (!_queue.TryReserve(line.Length, out var space)
            && _queue.Reserve(line.Length, out space) is var result and not ReserveResult.Reserved)
        {
            return result is ReserveResult.Full ? EnqueueResult.Full : EnqueueResult.Closed;
        }

        line.CopyTo(space.Bytes);
        space.Block.ItemOf(space.Index) = stored;
        space.Publish();

        // The reservation was a full fence.
        if (IsWakeUpRequested)
        {
            OnDeliverable(
                space.Sequence - Volatile.Read(ref _takenCount.Value), space.ReceivedBytes - Volatile.Read(ref _takenBytes.Value));
        }

        return EnqueueResult.Added;
    }

    public override void Close() => _queue.Close();

    public override Task WhenDrained()
    {
        lock (Gate)
        {
            var last = _queue.LastSequence;
            return last < OldestSequence ? Task.CompletedTask : _waits.Add(last);
        }
    }

    private TimeSpan AgeOf(long added) => TimeSpan.FromTicks(Math.Max(0, CoarseTime.Now(_time) - added));

    /// <summary>Finds the oldest waiting events. The first of them is published. Requires the gate.</summary>
    private bool TryPeek(out Block<StoredEvent> block, out int first, out int count)
    {
        if (!_queue.TryPeek(out block, out first, out count))
            return false;

        block.WaitForPublication(first);
        return true;
    }
}
