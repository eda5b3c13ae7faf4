using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Tests.Spooling.Log;

/// <summary>A block that the disk cannot read delays the events after it, and does not block them forever.</summary>
public sealed class UnreadableBlocksTests
{
    private readonly BadFile _file = new();
    private readonly byte[] _bytes = new byte[10_000];
    private UnreadableBlocks _blocks;

    [Fact]
    public void The_third_failure_at_a_place_reads_as_zeros_up_to_the_end_of_its_block()
    {
        _bytes.AsSpan().Fill(1);

        Assert.Throws<IOException>(() => Read(5_000));
        Assert.Throws<IOException>(() => Read(5_000));
        Assert.Equal(8_192 - 5_000, Read(5_000));

        Assert.Equal(-1, _bytes.AsSpan(0, 8_192 - 5_000).IndexOfAnyExcept((byte)0));
        Assert.Equal(1, _bytes[8_192 - 5_000]);
    }

    [Fact]
    public void A_failure_at_another_place_is_counted_anew()
    {
        Assert.Throws<IOException>(() => Read(0));
        Assert.Throws<IOException>(() => Read(0));
        Assert.Throws<IOException>(() => Read(4_096));
        Assert.Throws<IOException>(() => Read(0));
    }

    [Fact]
    public void A_failure_that_passes_costs_nothing()
    {
        Assert.Throws<IOException>(() => Read(0));
        _file.IsBad = false;

        Assert.Equal(_bytes.Length, Read(0));
        Assert.Equal(7, _bytes[0]);
    }

    private int Read(long offset) => _blocks.Read(_file, offset, _bytes);

    private sealed class BadFile : ISpoolFile
    {
        public bool IsBad { get; set; } = true;

        public long Length => 100_000;

        public int Read(long offset, Span<byte> into)
        {
            if (IsBad)
                throw new IOException("The block cannot be read.");
            into.Fill(7);
            return into.Length;
        }

        public int Write(long offset, ReadOnlySpan<byte> bytes) => throw new NotSupportedException();

        public void Truncate(long length) => throw new NotSupportedException();

        public void Sync() => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
