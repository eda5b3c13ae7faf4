namespace EventTracking.Batching.Tests.Holding;

/// <summary>The memory of a batch is reused after it was recycled, and not before.</summary>
public sealed class MemoryHolderReuseTests : IDisposable
{
    /// <summary>Fills several blocks.</summary>
    private const int Many = 2_000;

    private readonly SomeHolder _some = new();
    private int _number;

    [Fact]
    public void Adding_and_delivering_events_allocates_nothing()
    {
        var allocated = 0L;
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["held"] = new DelegateBackend((in envelope) =>
            {
                // The second round is measured: then the blocks and the objects of the batch exist.
                for (var round = 0; round < 2; round++)
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    for (var i = 0; i < 10 * Many; i++)
                    {
                        _some.Held.TryAdd(in envelope);
                        if (i % 500 == 499)
                            _some.Settle(_some.Held.Take(500, long.MaxValue));
                    }

                    allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                }
            }),
        });
        tracker.Emit("test.event", new Dictionary<string, object?> { ["text"] = new string('x', 300) });

        Assert.Equal((0, 0L), (allocated, _some.Held.Count));
    }

    [Fact]
    public void A_settled_batch_that_is_still_read_is_not_overwritten()
    {
        AddMany();
        var read = _some.Held.Take(Many / 2, long.MaxValue);
        var lines = read.Select(static held => held.Json).ToList();
        _some.Held.LetGo(_some.Held.Claim(read));

        // Not recycled, because the destination ignores its cancellation. Later batches are.
        for (var round = 0; round < 3; round++)
        {
            _some.Settle(_some.Held.Take(Many, long.MaxValue));
            AddMany();
        }

        Assert.Equal(Enumerable.Range(0, Many / 2), lines.Select(SomeHolder.NumberOf));
        Assert.Equal(Enumerable.Range(0, Many / 2), read.Select(SomeHolder.NumberOf));
    }

    [Fact]
    public void A_batch_that_is_recycled_before_it_was_settled_is_not_overwritten()
    {
        AddMany();
        var left = _some.Held.Take(Many / 2, long.MaxValue);
        _some.Held.Recycle(left);

        _some.Settle(_some.Held.Take(Many, long.MaxValue));
        AddMany();
        var next = _some.Held.Take(Many, long.MaxValue);

        Assert.Equal(Enumerable.Range(0, Many / 2), left.Select(SomeHolder.NumberOf));
        Assert.Equal(Enumerable.Range(Many, Many), next.Select(SomeHolder.NumberOf));
    }

    public void Dispose() => _some.Dispose();

    private void AddMany()
    {
        for (var i = 0; i < Many; i++)
            _some.Add(_number++, padding: 300);
    }
}
