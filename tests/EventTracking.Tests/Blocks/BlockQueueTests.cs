using System.Text;
using EventTracking.Blocks;
using Xunit;

namespace EventTracking.Tests.Blocks;

public class BlockQueueTests
{
    private const int EntryCost = 10;
    private readonly object _gate = new();

    [Fact]
    public void Entries_are_taken_in_order_with_their_items_and_sequence_numbers()
    {
        var queue = SomeQueue();
        Add(queue, "one", 1);
        Add(queue, "two", 2);

        Assert.Equal(("one", 1, 1L), Take(queue));
        Assert.Equal(("two", 2, 2L), Take(queue));
        Assert.False(queue.TryTake(out _));
    }

    [Fact]
    public void Order_continues_from_block_to_block()
    {
        var queue = SomeQueue(blockSize: 8);
        for (var i = 0; i < 20; i++)
            Add(queue, $"{i:000}", i);

        for (var i = 0; i < 20; i++)
            Assert.Equal(($"{i:000}", i, i + 1L), Take(queue));
        Assert.False(queue.TryTake(out _));
    }

    [Fact]
    public void Entries_of_a_block_are_taken_released_and_recycled_together()
    {
        var queue = SomeQueue(blockSize: 8);
        for (var i = 0; i < 7; i++)
            Add(queue, $"{i:000}", i);
        Assert.Equal((7, 21), queue.Received);

        var taken = new List<int>();
        while (queue.TryPeek(out var block, out var first, out var count))
        {
            taken.AddRange(Enumerable.Range(first, count).Select(index => block.ItemOf(index)));
            queue.Take(count);
            queue.Release(count * (3 + EntryCost), count);
            queue.Recycle(block, count);
        }

        Assert.Equal(Enumerable.Range(0, 7), taken);
        Assert.Equal((0, 0), (queue.Count, queue.HeldBytes));
        Assert.Equal((7, 21), queue.Received);
    }

    [Fact]
    public void An_entry_that_is_larger_than_a_block_gets_a_block_of_its_own()
    {
        var queue = SomeQueue(blockSize: 8);
        Add(queue, "small", 1);
        Add(queue, "larger than a block", 2);
        Add(queue, "small", 3);

        Assert.Equal(("small", 1, 1L), Take(queue));
        Assert.Equal(("larger than a block", 2, 2L), Take(queue));
        Assert.Equal(("small", 3, 3L), Take(queue));
    }

    [Fact]
    public void A_first_entry_that_is_larger_than_a_block_is_taken_and_the_empty_block_reused()
    {
        var blocks = 0;
        var queue = SomeQueue(blockSize: 8, created: () => blocks++);
        Add(queue, "larger than a block", 1);
        Assert.Equal(("larger than a block", 1, 1L), Take(queue));
        Add(queue, "small", 2);

        Assert.Equal(("small", 2, 2L), Take(queue));
        Assert.Equal(2, blocks);
    }

    [Fact]
    public void An_empty_block_before_a_larger_entry_is_reused_after_whole_blocks_were_taken()
    {
        var blocks = 0;
        var queue = SomeQueue(blockSize: 8, created: () => blocks++);
        Add(queue, "larger than a block", 1);
        queue.Seal();
        Assert.Equal("larger than a block", TakeBlock(queue));
        Add(queue, "small", 2);
        queue.Seal();
        Assert.Equal("small", TakeBlock(queue));

        Assert.Equal(3, blocks);
    }

    [Fact]
    public void The_number_of_slots_follows_the_length_of_the_entries()
    {
        var queue = new BlockQueue<Block<int>>(_gate, 1_000, long.MaxValue, 1, static size => new Block<int>(size, 70, EntryCost));
        var counts = new List<int>();

        for (var i = 0; i <= 70 + 100; i++)
            Add(queue, "ten bytes!", i);
        queue.Seal();
        while (queue.TryTakeBlock(out var block))
        {
            counts.Add(block.Count);
            queue.Release(block);
            queue.Recycle(block);
        }

        Assert.Equal([70, 100, 1], counts);
    }

    [Fact]
    public void A_block_with_too_few_slots_continues_in_the_next_one()
    {
        var queue = new BlockQueue<Block<int>>(_gate, 100, long.MaxValue, 1, static size => new Block<int>(size, 2, EntryCost));
        for (var i = 0; i < 5; i++)
            Add(queue, "x", i);

        for (var i = 0; i < 5; i++)
            Assert.Equal(("x", i, i + 1L), Take(queue));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(1_000)]
    public void The_capacity_is_exact_to_the_byte(int blockSize)
    {
        var queue = SomeQueue(blockSize, capacity: 100);
        Add(queue, new string('x', 30), 1);
        Add(queue, new string('x', 30), 2);

        Assert.Equal(ReserveResult.Full, queue.Reserve(11, out _));
        Assert.Equal(80, queue.HeldBytes);
        Add(queue, new string('x', 10), 3);
        Assert.Equal(100, queue.HeldBytes);
        Assert.Equal(ReserveResult.Full, queue.Reserve(0, out _));
    }

    [Fact]
    public void Space_that_a_larger_entry_leaves_unused_counts_until_the_entry_before_it_is_released()
    {
        var queue = QueueOfTenSlots(capacity: long.MaxValue);
        foreach (var length in (int[])[100, 20_000, 100, 20_000])
            Add(queue, new string('x', length), 0);

        const int entries = (2 * 110) + (2 * 20_010);
        const int unused = 9_900 + (9 * EntryCost);
        Assert.Equal(entries + unused, queue.HeldBytes);
        Assert.Equal((4, 2 * 20_100), queue.Received);

        foreach (var left in (int[])[entries + unused - 110, entries + unused - 20_120, 20_010, 0])
        {
            Take(queue);
            Assert.Equal(left, queue.HeldBytes);
        }
    }

    [Fact]
    public void An_entry_does_not_fit_if_the_space_that_it_leaves_unused_exceeds_the_capacity()
    {
        var queue = QueueOfTenSlots(capacity: 50_000);
        foreach (var length in (int[])[100, 20_000, 100])
            Add(queue, new string('x', length), 0);

        Assert.Equal(ReserveResult.Full, queue.Reserve(20_000, out _));
        Assert.False(queue.HasRoomFor(20_000));
        Assert.True(queue.HasRoomFor(9_000));
        Add(queue, new string('x', 9_000), 0);

        for (var i = 0; i < 4; i++)
            Take(queue);
        Add(queue, new string('x', 20_000), 0);
    }

    [Fact]
    public void A_taken_entry_uses_its_room_until_it_is_released()
    {
        var queue = SomeQueue(capacity: 50);
        Add(queue, new string('x', 20), 1);
        Add(queue, new string('x', 10), 2);
        Assert.True(queue.TryTake(out var taken));

        Assert.Equal((2, 50), (queue.Count, queue.HeldBytes));
        Assert.Equal(ReserveResult.Full, queue.Reserve(20, out _));
        queue.Release(in taken);
        Assert.Equal((1, 20), (queue.Count, queue.HeldBytes));
        Assert.Equal(ReserveResult.Full, queue.Reserve(21, out _));
        Add(queue, new string('x', 20), 3);
    }

    [Fact]
    public void Discarding_the_oldest_entries_makes_room()
    {
        var queue = SomeQueue(blockSize: 8, capacity: 60);
        for (var i = 1; i <= 4; i++)
            Add(queue, "xxxxx", i);
        Assert.True(queue.TryTake(out var taken));
        Assert.Equal(1, ItemOf(taken));

        Assert.Equal(2, Discard(queue));
        Add(queue, "xxxxx", 5);

        Assert.Equal(60, queue.HeldBytes);
        Assert.Equal(3, Discard(queue));
        queue.Release(in taken);
        queue.Recycle(in taken);
        Assert.Equal(4, Take(queue).Item);
        Assert.Equal(5, Take(queue).Item);
        Assert.Null(Discard(queue));
        Assert.Equal((0, 0), (queue.Count, queue.HeldBytes));
    }

    [Fact]
    public void Discarded_blocks_do_not_accumulate_while_the_consumer_hangs()
    {
        var blocks = 0;
        var queue = SomeQueue(blockSize: 8, capacity: 100, created: () => blocks++);
        Add(queue, "xxxxx", 0);
        Assert.True(queue.TryTake(out _));

        for (var i = 1; i < 1_000; i++)
        {
            while (queue.Reserve(5, out var reservation) is var result && !Publish(result, reservation, "xxxxx", i))
                Assert.NotNull(Discard(queue));
        }

        Assert.InRange(blocks, 1, 12);
    }

    [Fact]
    public void Blocks_are_reused_once_their_entries_are_recycled()
    {
        var blocks = 0;
        var queue = SomeQueue(blockSize: 8, created: () => blocks++);
        for (var i = 0; i < 100; i++)
        {
            Add(queue, "xxxxx", i);
            Assert.Equal(("xxxxx", i, i + 1L), Take(queue));
        }

        Assert.Equal(2, blocks);
    }

    [Fact]
    public void A_block_is_not_reused_while_one_of_its_entries_is_read()
    {
        var queue = SomeQueue(blockSize: 8);
        Add(queue, "first", 1);
        Assert.True(queue.TryTake(out var first));
        queue.Release(in first);
        for (var i = 2; i < 20; i++)
        {
            Add(queue, "other", i);
            Take(queue);
        }

        Assert.Equal("first", TextOf(first));
    }

    [Fact]
    public void Peeking_takes_nothing()
    {
        var queue = SomeQueue();
        Assert.False(Peek(queue, out _));
        Add(queue, "one", 1);

        Assert.True(Peek(queue, out var oldest));
        Assert.Equal((1, 1L), (ItemOf(oldest), oldest.Sequence));
        Assert.Equal(1, Take(queue).Item);
        Assert.False(Peek(queue, out _));
    }

    [Fact]
    public void A_closed_queue_accepts_nothing_and_keeps_what_it_holds()
    {
        var queue = SomeQueue();
        Add(queue, "one", 1);
        queue.Close();

        Assert.Equal(ReserveResult.Closed, queue.Reserve(1, out _));
        queue.Seal();
        Assert.True(queue.IsClosed);
        Assert.Equal(1, Take(queue).Item);
        Assert.False(queue.TryTake(out _));
        Assert.Null(Discard(queue));
    }

    [Fact]
    public void A_sealed_block_is_taken_as_a_whole()
    {
        var queue = SomeQueue();
        Add(queue, "one", 1);
        Add(queue, "two", 2);
        Assert.False(queue.TryTakeBlock(out _));

        queue.Seal();
        Add(queue, "three", 3);

        Assert.True(queue.TryTakeBlock(out var block));
        Assert.Equal("onetwo", Encoding.ASCII.GetString(block.AllBytes()));
        Assert.Equal((3, 41), (queue.Count, queue.HeldBytes));
        queue.Release(block);
        queue.Recycle(block);
        Assert.Equal((1, 15), (queue.Count, queue.HeldBytes));
        Assert.False(queue.TryTakeBlock(out _));
    }

    [Fact]
    public void Whole_blocks_follow_each_other_until_the_queue_is_closed_and_empty()
    {
        var queue = SomeQueue(blockSize: 8);
        Add(queue, "larger than a block", 1);
        Add(queue, "small", 2);
        queue.Close();

        Assert.Equal("larger than a block", TakeBlock(queue));
        Assert.Equal("small", TakeBlock(queue));
        Assert.Null(TakeBlock(queue));
        Assert.Equal((0, 2L), (queue.Count, queue.LastSequence));
    }

    [Fact]
    public void Sealing_an_empty_block_changes_nothing()
    {
        var blocks = 0;
        var queue = SomeQueue(created: () => blocks++);
        queue.Seal();
        queue.Seal();

        Assert.False(queue.TryTakeBlock(out _));
        Assert.Equal(1, blocks);
    }

    [Fact]
    public void A_failure_to_create_a_block_leaves_the_queue_as_it_was()
    {
        var isFailing = false;
        var queue = SomeQueue(blockSize: 8, created: () =>
        {
            if (isFailing)
                throw new InsufficientMemoryException();
        });
        Add(queue, "first", 1);
        isFailing = true;
        Assert.Throws<InsufficientMemoryException>(() => queue.Reserve(5, out _));

        isFailing = false;
        Add(queue, "other", 2);
        Assert.Equal(("first", 1, 1L), Take(queue));
        Assert.Equal(("other", 2, 2L), Take(queue));
    }

    private BlockQueue<Block<int>> QueueOfTenSlots(long capacity) =>
        new(_gate, 10_000, capacity, maxSpares: 2, static size => new Block<int>(size, 10, EntryCost));

    private BlockQueue<Block<int>> SomeQueue(int blockSize = 100, long capacity = long.MaxValue, Action? created = null) => new(
        _gate,
        blockSize,
        capacity,
        maxSpares: 2,
        size =>
        {
            created?.Invoke();
            return new Block<int>(size, Math.Max(1, size / 2), EntryCost);
        });

    private static void Add(BlockQueue<Block<int>> queue, string text, int item)
    {
        var result = queue.Reserve(text.Length, out var reservation);
        Assert.True(Publish(result, reservation, text, item), $"{result}");
    }

    private static bool Publish(ReserveResult result, Reservation<Block<int>> reservation, string text, int item)
    {
        if (result != ReserveResult.Reserved)
            return false;

        Encoding.ASCII.GetBytes(text, reservation.Bytes);
        reservation.Block.ItemOf(reservation.Index) = item;
        reservation.Publish();
        return true;
    }

    private static (string Text, int Item, long Sequence) Take(BlockQueue<Block<int>> queue)
    {
        Assert.True(queue.TryTake(out var entry));
        var taken = (TextOf(entry), ItemOf(entry), entry.Sequence);
        queue.Release(in entry);
        queue.Recycle(in entry);
        return taken;
    }

    private static string? TakeBlock(BlockQueue<Block<int>> queue)
    {
        if (!queue.TryTakeBlock(out var block))
            return null;

        var text = Encoding.ASCII.GetString(block.AllBytes());
        queue.Release(block);
        queue.Recycle(block);
        return text;
    }

    private int? Discard(BlockQueue<Block<int>> queue)
    {
        lock (_gate)
        {
            if (!queue.TryDiscard(out var entry))
                return null;

            var item = ItemOf(entry);
            queue.Recycle(in entry);
            return item;
        }
    }

    private bool Peek(BlockQueue<Block<int>> queue, out BlockEntry<Block<int>> oldest)
    {
        lock (_gate)
            return queue.TryPeek(out oldest);
    }

    private static string TextOf(in BlockEntry<Block<int>> entry) => Encoding.ASCII.GetString(entry.Bytes.Span);

    private static int ItemOf(in BlockEntry<Block<int>> entry) => entry.Block.ItemOf(entry.Index);
}
