using EventTracking.Blocks;

namespace EventTracking.Batching;

/// <content>The worker takes events a batch at a time, and releases what has been settled.</content>
internal sealed partial class MemoryHolder
{
    private readonly TakenBatch _batch = new();

    public override ArraySegment<HeldEvent> Take(int count, long bytes)
    {
        lock (Gate)
        {
            _batch.Begin();
            var left = bytes;
            while (_batch.Count < count && TryPeek(out var block, out var first, out var waiting))
            {
                if (!_batch.TryReserve(Math.Min(waiting, count - _batch.Count)))
                    break;

                var taken = 0;
                for (; taken < waiting && _batch.Count < count && Fits(block, first + taken, left); taken++)
                    left -= Take(block, first + taken, _batch.Add());
                if (taken > 0)
                {
                    _queue.Take(taken);
                    _batch.AddBlock(block, taken);
                }

                if (taken < waiting)
                    break;
            }

            CountTaken(_batch.Count, bytes - left);
            return _batch.Events;
        }
    }

    public override void Recycle(ArraySegment<HeldEvent> taken)
    {
        lock (Gate)
        {
            // At shutdown a batch can be left without having been settled. Its memory is then still in use.
            if (taken.Count > 0 && OldestSequence > taken[^1].Sequence)
                _batch.Recycle(_queue);
        }
    }

    public override ArraySegment<HeldEvent> ClaimRest()
    {
        lock (Gate)
        {
            while (TryPeek(out var block, out var first, out var waiting))
            {
                // Allocated first: if that fails, nothing has been taken.
                var rest = new BlockEvent[waiting];
                foreach (ref var taken in rest.AsSpan())
                    taken = new BlockEvent();

                long bytes = 0;
                for (var i = 0; i < waiting; i++)
                    bytes += Take(block, first + i, rest[i]);
                _queue.Take(waiting);
                CountTaken(waiting, bytes);
            }

            return ClaimTaken();
        }
    }

    protected override void OnSettled(ArraySegment<HeldEvent> settled)
    {
        long cost = 0;
        foreach (var done in settled.AsSpan())
            cost += ((BlockEvent)done).Cost;
        _queue.Release(cost, settled.Count);
        _waits.Complete(OldestSequence);
    }

    private bool Fits(Block<StoredEvent> block, int index, long bytes)
    {
        if (_batch.Count == 0)
            return true;

        block.WaitForPublication(index);
        return block.LengthOf(index) <= bytes;
    }

    /// <summary>Represents an event by an object, and adds it to the taken ones. Requires the gate.</summary>
    /// <returns>The length of its line.</returns>
    private int Take(Block<StoredEvent> block, int index, BlockEvent taken)
    {
        block.WaitForPublication(index);
        taken.Set(block, index);
        AddTaken(taken);
        return taken.Length;
    }

    private void CountTaken(int count, long bytes)
    {
        Volatile.Write(ref _takenCount.Value, _takenCount.Value + count);
        Volatile.Write(ref _takenBytes.Value, _takenBytes.Value + bytes);
    }
}
