using EventTracking.Batching.Spooling;
using EventTracking.Batching.Spooling.Log;
using EventTracking.Batching.Tests.Spooling.Log.Simulation;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Log;

/// <summary>Appending to a log whose disk fails, and dropping old events.</summary>
public sealed class AppendTests
{
    private const string Folder = SomeSpool.Folder;

    private readonly SimulatedDisk _disk = new();
    private readonly CollectingReports _reports = new();

    [Theory]
    [InlineData(DiskOperation.Write)]
    [InlineData(DiskOperation.Sync)]
    internal void A_failed_append_ends_the_segment_and_the_next_one_has_the_same_sequences(DiskOperation operation)
    {
        using var log = SomeSpool.Open(_disk, _reports);
        SomeSpool.Append(log);
        _disk.Faults.FailAt(operation, 1, DiskFaults.InputOutput);

        var failed = SomeSpool.TryAppend(log);
        Assert.Equal(AppendStatus.Failed, failed.Status);
        Assert.Equal(DiskFaults.InputOutput, failed.Error!.HResult);
        Assert.Equal((1, 2), (log.DurableSequence, log.NextSequence));
        Assert.Equal([1], SomeSpool.ReadAll(log));

        SomeSpool.Append(log);
        Assert.Equal([1, 2], SomeSpool.ReadAll(log));
        string[] segments = [SpoolNames.Segment(1), SpoolNames.Segment(2)];
        Assert.Equal(segments, _disk.List(Folder).Where(static name => SpoolNames.IsSegment(name, out _)));
        Assert.Empty(_reports.All);
    }

    [Fact]
    public void A_failed_sync_is_never_repeated_on_the_same_file()
    {
        using var log = SomeSpool.Open(_disk, _reports);
        SomeSpool.Append(log);
        _disk.Faults.FailAt(DiskOperation.Sync, 1, DiskFaults.InputOutput);
        Assert.Equal(AppendStatus.Failed, SomeSpool.TryAppend(log).Status);
        var syncs = _disk.Faults.CallsOf(DiskOperation.Sync);

        SomeSpool.Append(log);

        // The header and the event of the new segment.
        Assert.Equal(syncs + 2, _disk.Faults.CallsOf(DiskOperation.Sync));
    }

    [Fact]
    public void A_failure_of_the_cursor_is_reported_and_the_other_file_is_used()
    {
        using var cursor = new CursorFile(_disk, new DiskSteps(_disk), Folder, _reports);
        _disk.CreateFolder(Folder);
        cursor.Sync(new CursorState { Settled = 1 });
        _disk.Faults.FailAt(DiskOperation.Sync, 1, DiskFaults.InputOutput);

        cursor.Sync(new CursorState { Settled = 2 });

        var report = Assert.Single(_reports.All);
        Assert.Equal((SpoolReportKind.DiskError, $"{Folder}/{SpoolNames.Cursor}"), (report.Kind, report.Path));
        Assert.Equal([SpoolNames.OtherCursor], _disk.List(Folder));
        using var next = new CursorFile(_disk, new DiskSteps(_disk), Folder, _reports);
        Assert.Equal(2, next.Read(_disk.List(Folder))?.Settled);
    }

    [Fact]
    public void A_segment_is_dropped_when_its_last_event_is_too_old()
    {
        using var log = SomeSpool.Open(_disk, _reports);
        AppendAt(log, TimeSpan.Zero);
        AppendAt(log, TimeSpan.FromMinutes(4));
        log.FinishSegment();
        AppendAt(log, TimeSpan.FromMinutes(5));
        var age = TimeSpan.FromMinutes(10);

        Assert.Equal(default, log.DropOlderThan(age, TimeSpan.FromMinutes(14), read: 0));
        Assert.Equal(new SpoolRange(1, 2, 2), log.DropOlderThan(age, TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1), read: 0));
        Assert.Equal(default, log.DropOlderThan(age, TimeSpan.FromMinutes(15), read: 0));
        Assert.Equal([3], SomeSpool.ReadAll(log));
        Assert.Equal(new SpoolRange(3, 3, 1), log.DropOlderThan(age, TimeSpan.FromMinutes(16), read: 0));
        Assert.Equal(0, log.Count);
    }

    [Fact]
    public void Events_of_an_earlier_process_are_as_old_as_the_log()
    {
        using (var earlier = SomeSpool.Open(_disk, _reports))
            AppendAt(earlier, TimeSpan.FromDays(100));
        using var log = SomeSpool.Open(_disk, _reports);
        var age = TimeSpan.FromMinutes(10);

        Assert.Equal(default, log.DropOlderThan(age, TimeSpan.FromMinutes(1), read: 0));
        Assert.Equal(default, log.DropOlderThan(age, TimeSpan.FromMinutes(11), read: 0));
        Assert.Equal(new SpoolRange(1, 1, 1), log.DropOlderThan(age, TimeSpan.FromMinutes(12), read: 0));
    }

    [Fact]
    public void A_segment_that_another_program_has_deleted_frees_its_space()
    {
        using var log = SomeSpool.Open(_disk, _reports);
        SomeSpool.Append(log);
        log.FinishSegment();
        SomeSpool.Append(log);
        _disk.Delete($"{Folder}/{SpoolNames.Segment(1)}");
        var bytes = log.Bytes;

        log.Settle(1, TimeSpan.FromMinutes(1));
        log.Tick(TimeSpan.FromMinutes(2));

        Assert.True(log.Bytes < bytes, $"{log.Bytes} bytes, as before.");
        Assert.Empty(_reports.All);
    }

    private static void AppendAt(SpoolLog log, TimeSpan now)
    {
        var group = new FrameGroup();
        SimulatedEvent.AddTo(group, (int)log.NextSequence, maxLineBytes: 120);
        Assert.Equal(AppendStatus.Appended, log.Append(group, now).Status);
    }
}
