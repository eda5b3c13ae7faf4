using EventTracking.Tests.Support;
using EventTracking.Unix;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Disposal ends in time and reports the events it dropped.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public void Disposal_writes_buffered_events()
    {
        using var file = new FileBackend().Open();
        file.Emit("a", "b");
        file.Backend.Dispose();
        file.Emit("c");

        Assert.Equal(["a", "b"], file.Names);
        Assert.Equal((2, 0), (file.Account.Delivered, file.Account.Pending));
        Assert.Equal(1, file.Account.Dropped[DropReason.Shutdown]);
        Assert.True(file.Account.IsBalanced);
    }

    [Fact]
    public void Events_a_full_disk_rejects_on_disposal_are_dropped_and_counted()
    {
        using var file = new FileBackend().Open();
        file.Write("a");
        file.Emit("b", "c");
        file.Calls.Writing = static _ => -ErrorNumber.NoSpace;

        Assert.Throws<IOException>(file.Backend.Dispose);

        Assert.Equal(["a"], file.Names);
        Assert.Equal((1, 0), (file.Account.Delivered, file.Account.Pending));
        Assert.Equal(2, file.Account.Dropped[DropReason.DiskFull]);
        Assert.True(file.Account.IsBalanced);
    }

    [Fact]
    public void A_hanging_disk_blocks_neither_flush_nor_disposal()
    {
        using var stream = new HangingStream();
        var backend = new JsonLinesBackend(stream, new() { FlushInterval = Timeout.InfiniteTimeSpan });
        using var tracker = new Tracker(SomeBackends.Only(backend));
        tracker.Emit("a");
        tracker.Emit("b");

        Assert.False(backend.Flush(TimeSpan.FromMilliseconds(1)));
        stream.IsWriting.WaitInTime();
        Assert.Equal(2, tracker.GetAccount("only").Pending);
        backend.Dispose();
        Assert.Equal((0, 0), (tracker.GetAccount("only").Pending, tracker.GetAccount("only").Delivered));
        Assert.Equal(2, tracker.GetAccount("only").Dropped[DropReason.Shutdown]);

        // Events written late are not counted twice.
        stream.Answer.Set();
        stream.IsClosed.WaitInTime();
        Assert.Equal(0, tracker.GetAccount("only").Delivered);
        Assert.True(tracker.GetAccount("only").IsBalanced);
    }

    [Fact]
    public void Emits_racing_disposal_are_written_or_counted()
    {
        for (var round = 0; round < 20; round++)
        {
            using var file = new FileBackend(static file => new() { BlockSize = 500 }).Open();
            Parallel.Invoke(
                () => file.Emit([.. Enumerable.Repeat("a", 1000)]),
                () => file.Emit([.. Enumerable.Repeat("b", 1000)]),
                file.Backend.Dispose);

            var account = file.Account;
            Assert.Equal(file.Names.Length, account.Delivered);
            Assert.Equal(2000, account.Delivered + account.Dropped[DropReason.Shutdown]);
            Assert.True(account.IsBalanced);
        }
    }

    [Fact]
    public void A_stream_that_emits_during_a_write_causes_a_drop_not_a_loop()
    {
        Tracker? tracker = null;
        var stream = new EmittingStream(() => tracker!.Emit("inner"));
        tracker = new Tracker(SomeBackends.Only(new JsonLinesBackend(stream, new JsonLinesOptions { BlockSize = 0 })));

        tracker.Emit("outer");

        var account = tracker.GetAccount("only");
        Assert.Equal((2, 1), (account.Offered, account.Delivered));
        Assert.Equal(1, account.Dropped.Total);
        tracker.Dispose();
    }

    [Fact]
    public void Repeated_flushes_of_a_hanging_disk_use_one_thread()
    {
        using var stream = new HangingStream();
        using var backend = new JsonLinesBackend(stream, new() { FlushInterval = Timeout.InfiniteTimeSpan });
        using var tracker = new Tracker(SomeBackends.Only(backend));
        tracker.Emit("a");
        Assert.False(backend.Flush(TimeSpan.FromMilliseconds(1)));
        stream.IsWriting.WaitInTime();

        for (var i = 0; i < 50; i++)
            Assert.False(backend.Flush(TimeSpan.Zero));

        // Every started thread ends now.
        stream.Answer.Set();
        Assert.True(backend.Flush(TimeSpan.FromMinutes(1)));
        Assert.Equal(2, stream.Flushes);
    }

    private sealed class HangingStream : MemoryStream
    {
        private int _flushes;

        public int Flushes => Volatile.Read(ref _flushes);

        public ManualResetEventSlim IsWriting { get; } = new();

        public ManualResetEventSlim Answer { get; } = new();

        public ManualResetEventSlim IsClosed { get; } = new();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            IsWriting.Set();
            Answer.WaitInTime();
        }

        public override void Flush() => Interlocked.Increment(ref _flushes);

        public override void Close() => IsClosed.Set();
    }

    private sealed class EmittingStream(Action emit) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => emit();
    }
}
