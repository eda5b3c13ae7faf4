using EventTracking.Backends.JsonLines.Unix;
using EventTracking.Tests.Support;
using EventTracking.Unix;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>The system may take a block in parts, be interrupted, or run out of space in the middle of a line.</summary>
public sealed class WholeWriteTests : IDisposable
{
    private readonly FileBackend _file = new();

    private FaultyCalls Calls => _file.Calls;

    [Fact]
    public void Partial_writes_are_completed()
    {
        Calls.Writing = static count => Math.Min(count, 7);
        _file.Open().Write("a", "b", "c");

        Assert.Equal(["a", "b", "c"], _file.Names);
        Assert.True(Calls.Writes > 30);
    }

    [Fact]
    public void An_interrupted_write_is_retried()
    {
        Calls.Writing = _ => Calls.Writes % 3 == 0 ? null : -ErrorNumber.Interrupted;
        _file.Open().Write("a");

        Assert.Equal(["a"], _file.Names);
        Assert.Equal(3, Calls.Writes);
    }

    [Fact]
    public void Interrupted_calls_are_retried()
    {
        var calls = 0;
        int? Interrupt() => ++calls % 3 == 0 ? null : -ErrorNumber.Interrupted;
        Calls.Opening = Interrupt;
        Calls.Syncing = Interrupt;
        using var file = new UnixFileSystem(Calls).Open(_file.Path);

        file.Sync();

        Assert.Equal(1, Calls.Syncs);
        Assert.True(calls >= 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(200)]
    public void A_partial_write_to_a_full_disk_is_rolled_back(int room)
    {
        _file.Open().Write("a");

        Calls.Writing = count => Calls.Writes % 2 == 0 ? Math.Min(count, room) : -ErrorNumber.NoSpace;
        _file.Emit("b", "c", "d");
        Assert.False(_file.Tracker.Flush(TimeSpan.FromMinutes(1)));
        Assert.Equal(["a"], _file.Names);
        Assert.Equal((1, 3), (_file.Account.Delivered, _file.Account.Pending));

        Calls.Writing = static _ => null;
        _file.Write("e");
        Assert.Equal(["a", "b", "c", "d", "e"], _file.Names);
        Assert.Equal((5, 0), (_file.Account.Delivered, _file.Account.Pending));
    }

    [Fact]
    public void A_partial_write_that_cannot_be_rolled_back_is_repaired_by_the_next_write()
    {
        _file.Open().Write("a");

        Calls.Writing = count => Calls.Writes % 2 == 0 ? Math.Min(count, 50) : -ErrorNumber.NoSpace;
        Calls.Truncating = static () => -5;
        _file.Emit("b");
        Assert.False(_file.Tracker.Flush(TimeSpan.FromMinutes(1)));

        Calls.Writing = static _ => null;
        Calls.Truncating = static () => null;
        _file.Write("c");
        Assert.Equal(["a", "b", "c"], _file.Names);
    }

    [Fact]
    public void A_zero_byte_write_fails_instead_of_looping()
    {
        Calls.Writing = _ => Calls.Writes == 1 ? 0 : null;
        _file.Open().Emit("a");

        Assert.False(_file.Tracker.Flush(TimeSpan.FromMinutes(1)));
        Assert.Equal(1, Calls.Writes);
    }

    public void Dispose() => _file.Dispose();
}
