using System.Runtime.CompilerServices;
using EventTracking.Blocks;
using Xunit;

namespace EventTracking.Tests.Blocks;

public class SpareBlocksTests
{
    private readonly SpareBlocks<Block> _spares = new(2);

    [Fact]
    public void Every_block_is_reused()
    {
        var blocks = Enumerable.Range(0, 5).Select(static _ => SomeBlock()).ToArray();
        Array.ForEach(blocks, _spares.Add);

        var taken = Enumerable.Range(0, 5).Select(_ => _spares.TryTake()).ToArray();

        Assert.Equal(blocks.ToHashSet(), taken.ToHashSet()!);
        Assert.Null(_spares.TryTake());
    }

    [Fact]
    public void A_full_garbage_collection_leaves_the_maximum()
    {
        Add(20);

        GC.Collect();

        Assert.NotNull(_spares.TryTake());
        Assert.NotNull(_spares.TryTake());
        Assert.Null(_spares.TryTake());
    }

    // A method of its own, so that no local variable keeps a block alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Add(int blocks)
    {
        for (var i = 0; i < blocks; i++)
            _spares.Add(SomeBlock());
    }

    private static Block SomeBlock() => new(size: 100, slots: 1, entryCost: 10);
}
