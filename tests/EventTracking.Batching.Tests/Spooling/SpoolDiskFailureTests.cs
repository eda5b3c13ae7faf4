using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Batching.Tests.Support;
using EventTracking.Shared;
using EventTracking.Tests.Support;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>A spool whose disk is full or fails.</summary>
public sealed class SpoolDiskFailureTests
{
    private const int NumberOfEvents = 50;

    private readonly SimulatedDisk _disk = new();
    private readonly CollectingLogger<Tracker> _logger = new();

    [Theory]
    [InlineData(DiskOperation.Write, DiskFaults.InputOutput, DropReason.BackendFailed)]
    [InlineData(DiskOperation.Sync, DiskFaults.InputOutput, DropReason.BackendFailed)]
    [InlineData(DiskOperation.Write, DiskFaults.NoSpace, DropReason.DiskFull)]
    internal async Task Events_wait_in_memory_until_the_disk_works_again(DiskOperation operation, int error, DropReason reason)
    {
        var destination = new SwitchedDestination();
        using var spool = new SomeSpool(destination, SomeSpool.Options(SomeSpool.OnDisk(_disk), queueCapacityBytes: 32_000));
        spool.Emit(NumberOfEvents);
        await destination.AwaitAsync(NumberOfEvents);
        _disk.Faults.FailAlways(operation, error);

        spool.Emit(NumberOfEvents, first: NumberOfEvents);
        await Eventually.Is(() => spool.Backend.Status.DiskErrors > 0, "the disk fails");
        Assert.False(await Elsewhere.Run(() => spool.Backend.Flush(TimeSpan.FromMilliseconds(50))));
        var status = spool.Backend.Status;
        Assert.Equal((NumberOfEvents, 0), (status.PendingEvents, status.SpooledEvents));
        Assert.NotNull(status.DiskFailingSince);
        Assert.NotNull(status.LastDiskError);

        spool.Emit(1_000, first: 1_000_000);
        var dropped = spool.Account.Dropped;
        Assert.InRange(dropped[reason], 500, 1_000);
        Assert.Equal(dropped[reason], dropped.Total);

        _disk.Faults.Heal();
        Assert.True(spool.Backend.Flush(TimeSpan.FromMinutes(1)) || spool.Account.Dropped.Total > 0);
        await Eventually.Is(() => spool.Account.Pending == 0, "nothing is pending");
        Assert.Equal(NumberOfEvents + NumberOfEvents + 1_000 - (int)dropped.Total, destination.Lines.Count);
        Assert.Equal(Enumerable.Range(0, NumberOfEvents * 2), destination.Lines.Take(NumberOfEvents * 2).Select(SomeJson.NumberOf));
        Assert.True(spool.Account.IsBalanced, spool.Account.ToString());
        Assert.Null(spool.Backend.Status.DiskFailingSince);
    }

    [Fact]
    public async Task A_full_disk_does_not_stop_the_delivery_which_frees_space()
    {
        _disk.Capacity = 600_000;
        var destination = new SwitchedDestination(isOn: false);
        using var spool = new SomeSpool(destination, SomeSpool.Options(new SpoolOptions("/spool")
        {
            Files = _disk,
            MaxBytes = 1_048_576,
        }));
        while (spool.Account.Dropped[DropReason.DiskFull] == 0)
            spool.Emit(200);
        Assert.NotNull(spool.Backend.Status.DiskFailingSince);

        destination.SwitchOn();
        await Eventually.Is(() => spool.Account.Pending == 0, "everything is delivered");

        Assert.Null(spool.Backend.Status.DiskFailingSince);
        Assert.True((await spool.FlushAsync()).Pending == 0);
        Assert.True(spool.Account.IsBalanced, spool.Account.ToString());
        Assert.Equal(spool.Account.Delivered, destination.Ids.Distinct().Count());
    }

    [Fact]
    public async Task A_spool_that_drops_the_oldest_events_counts_them()
    {
        var destination = new SwitchedDestination(isOn: false);
        using var spool = new SomeSpool(destination, SomeSpool.Options(new SpoolOptions("/spool")
        {
            Files = _disk,
            MaxBytes = 1_048_576,
            WhenFull = QueueFullPolicy.DropOldest,
        }));
        for (var i = 0; i < 100; i++)
        {
            spool.Emit(100, first: i * 100);
            Assert.True((await spool.FlushAsync()).Spooled > 0);
        }

        var lost = spool.Account.Dropped[DropReason.Retention];
        Assert.InRange(lost, 1_000, 9_000);
        Assert.Equal(lost, spool.Account.Dropped.Total);
        destination.SwitchOn();
        await Eventually.Is(() => spool.Account.Pending == 0, "everything is delivered");

        Assert.Equal(10_000 - lost, spool.Account.Delivered);
        Assert.Equal(9_999, SomeJson.NumberOf(destination.Lines[^1]));
        Assert.True(spool.Account.IsBalanced, spool.Account.ToString());
    }

    [Fact]
    public async Task A_disk_that_is_smaller_than_the_memory_keeps_the_newest_events()
    {
        _disk.Capacity = 3_000_000;
        var destination = new SwitchedDestination(isOn: false);
        using var spool = new SomeSpool(destination, SomeSpool.Options(new SpoolOptions("/spool")
        {
            Files = _disk,
            WhenFull = QueueFullPolicy.DropOldest,
        }));
        var text = new string('x', 40_000);
        for (var i = 0; i < 250; i++)
            spool.Tracker.Emit("test.event", new Dictionary<string, object?> { ["n"] = i, ["text"] = text });

        Assert.InRange((await spool.FlushAsync()).Spooled, 10, 75);
        destination.SwitchOn();
        await Eventually.Is(() => spool.Account.Pending == 0, "everything is delivered");

        Assert.Equal(249, SomeJson.NumberOf(destination.Lines[^1]));
        Assert.True(spool.Account.IsBalanced, spool.Account.ToString());
    }

    [Fact]
    public async Task A_folder_that_is_deleted_fails_the_flush_and_no_event_is_acknowledged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not report that a file was deleted.");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("spool");
        var destination = new SwitchedDestination(isOn: false);
        using var spool = new SomeSpool(destination, SomeSpool.Options(new SpoolOptions(path)), _logger);
        spool.Emit(10);
        Assert.Equal(10, (await spool.FlushAsync()).Spooled);
        await Eventually.Is(() => destination.Requests > 0, "the events are read and sent");

        Directory.Delete(path, recursive: true);
        spool.Emit(10);
        Assert.False(await Elsewhere.Run(() => spool.Backend.Flush(TimeSpan.FromMilliseconds(200))));

        Assert.NotNull(spool.Backend.Status.DiskFailingSince);
        Assert.Contains(path, spool.Backend.Status.LastDiskError, StringComparison.Ordinal);
        Assert.Contains(_logger.Entries, static entry => entry.Id == 111);
        Assert.Equal(10, spool.Backend.Status.SpooledEvents);
    }

    [Fact]
    public async Task Events_that_are_too_old_are_removed_and_counted()
    {
        var clock = new TestClock();
        using var spool = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(
            new SpoolOptions("/spool") { Files = _disk, MaxAge = TimeSpan.FromDays(3) }, clock), _logger);
        spool.Emit(10);
        Assert.Equal(10, (await spool.FlushAsync()).Spooled);
        clock.DateIsOff = TimeSpan.FromDays(4_000);
        spool.Emit(1);
        Assert.Equal(11, (await spool.FlushAsync()).Spooled);

        clock.Advance(TimeSpan.FromDays(4));
        await Eventually.Is(
            () => spool.Account.Dropped[DropReason.Retention] == 11 && spool.Account.Pending == 0, "the events are removed");

        Assert.Equal(0, spool.Backend.Status.SpooledEvents);
        Assert.True(spool.Account.IsBalanced, spool.Account.ToString());
        const string Name = "test.event";
        Assert.Contains(
            _logger.Entries,
            static line => (line.Id, line.Text) == (2, $"Unable to send the event \"{Name}\" to the backend \"batch\": Older than 3.00:00:00"));
    }

    [Fact]
    public async Task An_emit_waits_for_room_until_the_disk_works_again()
    {
        var destination = new SwitchedDestination();
        using var spool = new SomeSpool(destination, SomeSpool.Options(new SpoolOptions("/spool")
        {
            Files = _disk,
            WhenFull = QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan),
        }, queueCapacityBytes: 32_000));
        _disk.Faults.FailAlways(DiskOperation.Sync, DiskFaults.InputOutput);

        var emit = Elsewhere.Run(() =>
        {
            spool.Emit(1_000);
            return true;
        });
        await Eventually.Is(() => spool.Backend.Status.DiskErrors > 1, "the disk fails");
        Assert.False(emit.IsCompleted);
        _disk.Faults.Heal();
        await emit.InTime();

        await destination.AwaitAsync(1_000);
        Assert.Equal(0, spool.Account.Dropped.Total);
    }

    [Fact]
    public void Events_that_never_reached_the_disk_are_dropped_at_shutdown()
    {
        var spool = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        _disk.Faults.FailAlways(DiskOperation.Sync, DiskFaults.InputOutput);
        spool.Emit(10);

        spool.Dispose();

        Assert.Equal((0, 10), (spool.Account.Pending, spool.Account.Dropped[DropReason.Shutdown]));
        Assert.True(spool.Account.IsBalanced, spool.Account.ToString());
    }

    [Fact]
    public void An_event_that_is_too_large_is_dropped()
    {
        using var spool = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(
            new SpoolOptions("/spool") { Files = _disk, MaxBytes = 1_048_576 }));

        spool.Tracker.Emit("test.event", new Dictionary<string, object?> { ["text"] = new string('x', 200_000) });

        Assert.Equal(1, spool.Account.Dropped[DropReason.Oversize]);
    }
}
