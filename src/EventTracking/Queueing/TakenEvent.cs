using EventTracking.Blocks;
using EventTracking.Threading;

namespace EventTracking.Queueing;

/// <summary>
/// The event that the worker has taken from the queue and sends. The worker writes it for every event; other threads read it.
/// </summary>
/// <param name="blocks">The queue.</param>
internal sealed class TakenEvent(BlockQueue<Block<QueuedEvent>> blocks) : CacheLinePadded
{
    /// <summary>The value of <see cref="EnqueuedTicks"/> without an event.</summary>
    public const long None = long.MaxValue;

    private Block<QueuedEvent>? _block;
    private int _index;
    private int _unrecycled;
    private bool _exists;
    private long _sequence = 1;
    private long _enqueuedTicks = None;
    private long _count;

    internal readonly CacheLines After;

    /// <summary>Gets a value indicating whether the worker has an event. Read by the worker.</summary>
    public bool Exists => _exists;

    /// <summary>Gets the number of events taken so far. Read by the worker.</summary>
    public long Count => _count;

    /// <summary>Gets the sequence number of the event, or otherwise of the next one, unless that is dropped.</summary>
    public long Sequence => Volatile.Read(ref _sequence);

    /// <summary>Gets the time at which the event was enqueued, or <see cref="None"/>.</summary>
    public long EnqueuedTicks => Volatile.Read(ref _enqueuedTicks);

    /// <summary>Gets the event without its line. Read by the worker, until it takes the next one.</summary>
    public ref readonly QueuedEvent Event => ref _block!.ItemOf(_index);

    /// <summary>Gets the line. Read by the worker, until it takes the next event.</summary>
    public ReadOnlySpan<byte> Line => _block!.BytesOf(_index).Span;

    /// <summary>Takes the oldest event. The previous one must have been released.</summary>
    /// <returns>Whether there is one. If so, this was a full fence.</returns>
    public bool TryTake()
    {
        if (!blocks.TryTake(out var entry))
            return false;

        if (entry.Block != _block)
            Recycle(entry.Block);
        _index = entry.Index;
        _unrecycled++;
        _count++;
        _exists = true;
        Volatile.Write(ref _enqueuedTicks, Event.EnqueuedTicks);

        // The events in between have been dropped. Usually it is the next one, and the fence was in time.
        if (_sequence != entry.Sequence)
            Interlocked.Exchange(ref _sequence, entry.Sequence);
        return true;
    }

    /// <summary>Releases the room of the event in the queue.</summary>
    public void Release()
    {
        blocks.Release(_block!.CostOf(_index), 1);
        _exists = false;
        Volatile.Write(ref _enqueuedTicks, None);
        Volatile.Write(ref _sequence, _sequence + 1);
    }

    /// <summary>Recycles the events of the previous block together, because each time takes an atomic instruction.</summary>
    private void Recycle(Block<QueuedEvent> next)
    {
        if (_block is not null)
            blocks.Recycle(_block, _unrecycled);
        (_block, _unrecycled) = (next, 0);
    }
}
