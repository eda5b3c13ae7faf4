using System.Runtime.CompilerServices;
using EventTracking.Blocks;
using Xunit;

namespace EventTracking.Tests.Blocks;

/// <summary>What happens between a reservation and its publication, and to threads that use a block from earlier.</summary>
public class BlockTests
{
    private readonly object _gate = new();
    private readonly BlockQueue<Block<Value>> _queue;

    public BlockTests() => _queue = new BlockQueue<Block<Value>>(_gate, 10, 100, 1, static size => new Block<Value>(size, 5, 0));

    [Fact]
    public void A_reader_of_a_sealed_block_waits_for_entries_that_are_not_published()
    {
        Assert.True(_queue.TryReserve(3, out var reservation));
        var block = reservation.Block;
        _queue.Seal();
        byte[]? taken = null;
        var reader = new Thread(() => taken = _queue.TryTakeBlock(out var whole) ? whole.AllBytes().ToArray() : []);
        reader.Start();
        Bounded.Until(() => !reader.ThreadState.HasFlag(ThreadState.Unstarted));

        "abc"u8.CopyTo(reservation.Bytes);
        Assert.Null(Volatile.Read(ref taken));
        reservation.Publish();

        reader.JoinInTime();
        Assert.Equal("abc"u8.ToArray(), taken);
        Assert.Equal((1, 3), (block.Count, block.UsedBytes));
    }

    [Fact]
    public void Later_entries_wait_for_an_earlier_one()
    {
        Assert.True(_queue.TryReserve(3, out var first));
        Assert.True(_queue.TryReserve(3, out var second));
        second.Publish();
        var sequence = 0L;
        var consumer = new Thread(() => Volatile.Write(ref sequence, _queue.TryTake(out var entry) ? entry.Sequence : -1));
        consumer.Start();
        first.Publish();

        consumer.JoinInTime();
        Assert.Equal(1, sequence);
        Assert.Equal(2, second.Sequence);
    }

    [Fact]
    public void Interrupting_a_waiting_reader_takes_nothing()
    {
        Assert.True(_queue.TryReserve(3, out var reservation));
        _queue.Seal();
        var wasInterrupted = 0;
        foreach (var take in (Func<bool>[])[() => _queue.TryTake(out _), () => _queue.TryTakeBlock(out _)])
        {
            var reader = new Thread(() =>
            {
                Thread.CurrentThread.Interrupt();
                try
                {
                    take();
                }
                catch (ThreadInterruptedException)
                {
                    wasInterrupted++;
                }
            });
            reader.Start();
            reader.JoinInTime();
        }

        reservation.Publish();
        Assert.Equal(2, wasInterrupted);
        Assert.True(_queue.TryTakeBlock(out var block));
        Assert.Equal(1, block.Count);
    }

    [Fact]
    public void A_thread_with_a_sealed_block_cannot_append_to_it()
    {
        var block = Fill();
        _queue.Seal();

        Assert.Equal(ReserveResult.Closed, block.TryReserve(1, out _, out _));
        TakeAndRecycle();
        Assert.Equal(ReserveResult.Closed, block.TryReserve(1, out _, out _));
        Assert.Equal(1, _queue.LastSequence);
    }

    [Fact]
    public void A_thread_with_a_reused_block_appends_to_its_current_use()
    {
        var block = Fill();
        _queue.Seal();
        TakeAndRecycle();
        Fill();
        _queue.Seal();

        Assert.Equal(ReserveResult.Reserved, block.TryReserve(4, out var index, out var offset));
        Assert.Equal((0, 0, 3L), (index, offset, _queue.LastSequence));
        Assert.Equal(4 + 4, _queue.HeldBytes);
    }

    [Fact]
    public void A_thread_with_a_block_from_earlier_may_append_the_moment_the_block_is_opened()
    {
        const int rounds = 20_000;
        var queue = new BlockQueue<Block<Value>>(_gate, 64, long.MaxValue, 1, static size => new Block<Value>(size, 32, 0));
        Assert.True(queue.TryReserve(8, out var first));
        var (block, appended, isEnding) = (first.Block, 0, false);
        first.Bytes.Clear();
        first.Publish();
        var earlier = new Thread(() =>
        {
            while (!Volatile.Read(ref isEnding))
            {
                if (block.TryReserve(4, out var index, out var offset) != ReserveResult.Reserved)
                    continue;
                block.Space(offset, 4).Fill(4);
                block.Publish(index, offset, 4);
                appended++;
            }
        });
        earlier.Start();

        var lengths = Bounded.Run(() =>
        {
            var count = new int[9];
            for (var round = 0; round < rounds; round++)
            {
                queue.Seal();
                while (queue.TryTakeBlock(out var taken))
                {
                    Assert.Equal(taken.UsedBytes, Enumerable.Range(0, taken.Count).Sum(taken.LengthOf));
                    for (var i = 0; i < taken.Count; i++)
                    {
                        Assert.Equal(-1, taken.BytesOf(i).Span.IndexOfAnyExcept((byte)(taken.LengthOf(i) == 4 ? 4 : 0)));
                        count[taken.LengthOf(i)]++;
                    }

                    queue.Release(taken);
                    queue.Recycle(taken);
                }

                if (round == rounds - 1)
                    Volatile.Write(ref isEnding, true);
                if (!isEnding && queue.Reserve(8, out var next) == ReserveResult.Reserved)
                {
                    next.Bytes.Clear();
                    next.Publish();
                }
            }

            earlier.JoinInTime();
            queue.Seal();
            while (queue.TryTakeBlock(out var rest))
            {
                for (var i = 0; i < rest.Count; i++)
                    count[rest.LengthOf(i)]++;
                queue.Recycle(rest);
            }

            return count;
        });

        Assert.Equal((appended, rounds), (lengths[4], lengths[8]));
        Assert.NotEqual(0, appended);
    }

    [Fact]
    public void A_reused_block_has_no_published_entries_and_no_items()
    {
        var block = Fill();
        block.ItemOf(0).Reference = new object();
        _queue.Seal();
        TakeAndRecycle();

        Assert.Null(block.ItemOf(0).Reference);
        Fill();
        _queue.Seal();
        Assert.True(_queue.TryReserve(4, out var reservation));
        Assert.Same(block, reservation.Block);
        TakeAndRecycle();
        var isTaken = false;
        var consumer = new Thread(() => isTaken = _queue.TryTake(out _));
        consumer.Start();
        Assert.False(Volatile.Read(ref isTaken));
        reservation.Publish();
        consumer.JoinInTime();
        Assert.True(isTaken);
    }

    [Fact]
    public void The_sequence_number_of_a_block_may_exceed_32_bits()
    {
        var block = new Block<Value>(10, 5, 0);
        block.Open(uint.MaxValue, earlierCost: 0, earlierBytes: 0, limit: 10);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(ReserveResult.Reserved, block.TryReserve(2, out var index, out var offset));
            Assert.Equal((i, 2 * i), (index, offset));
        }

        block.Seal();
        Assert.Equal((3, 6, true), (block.Count, block.UsedBytes, block.IsSealed));
    }

    [Fact]
    public void What_threads_write_has_its_own_cache_lines() =>
        Assert.Equal(2 * EventTracking.Threading.CacheLines.Length, Unsafe.SizeOf<EventTracking.Threading.PaddedLong>());

    private Block<Value> Fill()
    {
        Assert.True(_queue.TryReserve(4, out var reservation));
        reservation.Publish();
        return reservation.Block;
    }

    private void TakeAndRecycle()
    {
        Assert.True(_queue.TryTakeBlock(out var block));
        _queue.Release(block);
        _queue.Recycle(block);
    }

    private struct Value
    {
        public object? Reference;
    }
}
