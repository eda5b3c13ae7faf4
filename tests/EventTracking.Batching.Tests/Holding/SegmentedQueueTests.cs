namespace EventTracking.Batching.Tests.Holding;

public sealed class SegmentedQueueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000)]
    public void Items_leave_in_the_order_in_which_they_were_added(int length)
    {
        var (queue, expected) = (new SegmentedQueue<int>(), new Queue<int>());
        var next = 0;

        // Grows to the length, and shrinks to nothing, several times.
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < length; i++)
                Add();
            for (var i = 0; i < length; i++)
            {
                Remove();
                Add();
                Remove();
            }

            Assert.Equal(0, queue.Count);
        }

        void Add()
        {
            queue.Enqueue(next);
            expected.Enqueue(next++);
        }

        void Remove()
        {
            Assert.Equal((expected.Count, expected.Peek()), (queue.Count, queue.First));
            Assert.Equal(expected.Dequeue(), queue.Dequeue());
        }
    }
}
