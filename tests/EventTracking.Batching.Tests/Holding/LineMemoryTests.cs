namespace EventTracking.Batching.Tests.Holding;

public sealed class LineMemoryTests
{
    [Fact]
    public void A_line_keeps_its_bytes_until_it_is_released()
    {
        var memory = new LineMemory();
        int[] lengths = [1, 300, 20_000, 5_000, 8_192, 8_193, 60_000];
        List<(HeldLine Line, byte Value)> held = [];
        for (var i = 0; i < 200; i++)
        {
            var line = new byte[lengths[i % lengths.Length]];
            Array.Fill(line, (byte)i);
            held.Add((memory.Copy(line), (byte)i));
            if (i % 3 == 2)
            {
                memory.Release(held[held.Count / 2].Line);
                held.RemoveAt(held.Count / 2);
            }
        }

        Assert.All(held, static item => Assert.False(item.Line.Bytes.Span.ContainsAnyExcept(item.Value)));
    }

    [Fact]
    public void A_queue_that_is_emptied_as_it_fills_allocates_nothing()
    {
        var (memory, queue) = (new LineMemory(), new SegmentedQueue<HeldLine>());
        var line = new byte[300];
        FillAndEmpty(memory, queue, line);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            FillAndEmpty(memory, queue, line);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void FillAndEmpty(LineMemory memory, SegmentedQueue<HeldLine> queue, byte[] line)
    {
        for (var i = 0; i < 100; i++)
            queue.Enqueue(memory.Copy(line));
        while (queue.Count > 0)
            memory.Release(queue.Dequeue());
    }
}
