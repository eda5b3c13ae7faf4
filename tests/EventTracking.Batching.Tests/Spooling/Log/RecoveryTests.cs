using EventTracking.Batching.Spooling.Log;
using EventTracking.Batching.Tests.Spooling.Log.Simulation;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Log;

/// <summary>
/// Recovery when a second failure follows one that lost nothing. The long run of <see cref="PowerLossTests"/> found these cases.
/// </summary>
public sealed class RecoveryTests
{
    private const string Folder = SomeSpool.Folder;

    private readonly CollectingReports _reports = new();

    [Theory]
    [InlineData(16, SegmentHeader.CopyAt + 6)]
    [InlineData(SegmentHeader.CopyAt + 6, 16)]
    public void A_damaged_header_is_repaired_before_the_other_copy_is_damaged(int first, int second)
    {
        var spool = new SomeSpool(5, 5);
        var disk = spool.ToDisk();
        var path = $"{Folder}/{spool.Segments[0]}";

        foreach (var offset in (int[])[first, second])
        {
            var bytes = disk.ReadAll(path);
            bytes[offset] ^= 1;
            disk.WriteAll(path, bytes);
            using var log = SomeSpool.Open(disk, _reports);
            Assert.Equal(10, SomeSpool.ReadAll(log).Count);
        }

        Assert.Equal(spool.Files[spool.Segments[0]], disk.ReadAll(path));
        Assert.All(_reports.All, static report => Assert.Equal(SpoolReportKind.HeaderRepaired, report.Kind));
        Assert.Equal(first < second, _reports.All[0].Offset < _reports.All[1].Offset);
    }

    [Fact]
    public void A_header_that_cannot_be_repaired_costs_nothing()
    {
        var spool = new SomeSpool(5, 5);
        var disk = spool.ToDisk();
        var path = $"{Folder}/{spool.Segments[0]}";
        var bytes = disk.ReadAll(path);
        bytes[16] ^= 1;
        disk.WriteAll(path, bytes);
        disk.Faults.FailAt(DiskOperation.Write, 2, DiskFaults.InputOutput);

        using var log = SomeSpool.Open(disk, _reports);

        Assert.Equal(10, SomeSpool.ReadAll(log).Count);
        Assert.Equal(SpoolReportKind.DiskError, Assert.Single(_reports.All).Kind);
    }

    [Fact]
    public void A_cursor_that_was_read_after_a_kill_survives_a_loss_of_power()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var disk = new SimulatedDisk();
            disk.CreateFolder(Folder);
            var steps = new DiskSteps(disk);
            using (var cursor = new CursorFile(disk, steps, Folder, _reports))
            {
                Assert.Null(cursor.Read([]));
                cursor.Sync(new CursorState { Settled = 1 });
                cursor.Sync(new CursorState { Settled = 2 });
                cursor.Write(new CursorState { Settled = 3 });
            }

            disk.Kill();
            using var next = new CursorFile(disk, steps, Folder, _reports);
            Assert.Equal(3, next.Read(disk.List(Folder))?.Settled);
            next.Write(new CursorState { Settled = 4 });
            disk.Crash(new Random(seed));

            using var last = new CursorFile(disk, steps, Folder, _reports);
            Assert.InRange(last.Read(disk.List(Folder))?.Settled ?? 0, 3, 4);
        }
    }

    [Fact]
    public void Frames_of_a_failed_append_do_not_return_after_a_later_start()
    {
        var disk = new SimulatedDisk();
        var first = SomeSpool.Open(disk, _reports);
        SomeSpool.Append(first);
        disk.Faults.FailAt(DiskOperation.Sync, 1, DiskFaults.InputOutput);
        disk.Faults.FailAt(DiskOperation.Truncate, 1, DiskFaults.InputOutput);
        Assert.Equal(AppendStatus.Failed, SomeSpool.TryAppend(first).Status);

        // Killed when the next segment exists, and has no event.
        disk.Faults.LosePowerAt(4);
        Assert.Throws<PowerLossException>(() => SomeSpool.TryAppend(first));
        disk.Kill();

        for (var start = 0; start < 3; start++)
        {
            var log = SomeSpool.Open(disk, _reports);
            Assert.Equal([1], SomeSpool.ReadAll(log));
            disk.Kill();
        }
    }
}
