using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>Flushes and disposals of a spool whose disk or destination hangs, and emits during a disposal.</summary>
public sealed class SpoolShutdownTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(500);

    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void A_disk_that_hangs_delays_neither_a_flush_nor_a_disposal_beyond_its_timeout()
    {
        using var disk = new HangingDisk(_disk);
        var backend = new BatchingBackend(new SwitchedDestination(), SomeSpool.Options(SomeSpool.OnDisk(disk)));
        var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["batch"] = backend }, options: new TrackerOptions { ShutdownTimeout = Timeout });
        disk.Hang();
        for (var i = 0; i < 10; i++)
            tracker.Emit("test.event");
        var start = TimeProvider.System.GetTimestamp();

        Assert.False(backend.Flush(Timeout));
        Assert.Equal(10, backend.Status.PendingEvents);
        tracker.Dispose();

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        var account = tracker.GetAccount("batch");
        Assert.Equal((10, 0, 10), (account.Offered, account.Pending, account.Dropped[DropReason.Shutdown]));
        Assert.True(account.IsBalanced, account.ToString());
        disk.Release();
    }

    [Fact]
    public void A_destination_that_hangs_keeps_no_event_and_no_lock_from_the_next_start()
    {
        var never = new TaskCompletionSource<BatchResult>();
        var hanging = new ObservedDestination((_, _, _) => new(never.Task));
        var options = SomeSpool.Options(SomeSpool.OnDisk(_disk));
        var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["batch"] = new BatchingBackend(hanging, options) },
            options: new TrackerOptions { ShutdownTimeout = TimeSpan.FromSeconds(2) });
        for (var i = 0; i < 10; i++)
            tracker.Emit("test.event");

        tracker.Dispose();

        var left = tracker.GetAccount("batch");
        Assert.Equal((10, 0, 0), (left.Pending, left.Delivered, left.Dropped.Total));
        using var next = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        Assert.Equal(10, next.Account.Pending);
        never.SetResult(BatchResult.Accepted);
    }

    [Fact]
    public async Task Events_emitted_during_a_disposal_are_either_found_by_the_next_start_or_counted_as_lost()
    {
        for (var run = 0; run < 20; run++)
        {
            var disk = new SimulatedDisk();
            var first = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(SomeSpool.OnDisk(disk)));
            var emits = Enumerable.Range(0, 4).Select(_ => Task.Run(() => first.Emit(500))).ToArray();
            first.Dispose();
            await Task.WhenAll(emits).InTime();

            var left = first.Account;
            Assert.True(left.IsBalanced, left.ToString());
            Assert.Equal(left.Pending, left.Spooled);
            using var next = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(SomeSpool.OnDisk(disk)));
            Assert.Equal(left.Pending, next.Account.Offered);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_disposal_without_events_in_memory_reports_no_failure(bool isOn)
    {
        var log = new CollectingLogger<Tracker>();
        var spool = new SomeSpool(new SwitchedDestination(isOn), SomeSpool.Options(SomeSpool.OnDisk(_disk)), log);
        spool.Emit(10);

        spool.Dispose();

        Assert.DoesNotContain(log.Entries, static entry => entry.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_second_disposal_waits_for_the_first()
    {
        var spool = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        spool.Emit(10);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(spool.Backend.Dispose))).InTime();

        using var next = new BatchingBackend(new SwitchedDestination(), SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        Assert.Equal(10, spool.Account.Pending);
    }
}
